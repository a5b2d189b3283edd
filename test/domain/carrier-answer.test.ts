import { describe, expect, it } from 'vitest';
import { sortCarrierError } from '../../functions/domain/carrier-answer.ts';

describe("the carrier's errors", () => {
  it.each([
    ['ThrottledException', 'refused-for-now'],
    ['ThrottlingException', 'refused-for-now'],
    ['InvalidParameterException', 'rejected'],
    ['InvalidParameter', 'rejected'],
    ['OptedOut', 'unreachable'],
    ['OptedOutException', 'unreachable'],
    ['AuthorizationErrorException', 'misconfigured'],
    ['AccessDenied', 'misconfigured'],
    ['InternalErrorException', 'unknown'],
    ['AbortError', 'unknown'],
    ['TimeoutError', 'unknown'],
    ['ECONNRESET', 'unknown'],
    ['ENOTFOUND', 'refused-for-now'],
    ['ExpiredToken', 'refused-for-now'],
  ])('%s is %s', (code, is) => {
    expect(sortCarrierError(code)).toEqual({ is, code });
  });

  it('that nobody has heard of may have been accepted', () => {
    expect(sortCarrierError('constructor')).toEqual({ is: 'unknown', code: 'constructor' });
  });
});
