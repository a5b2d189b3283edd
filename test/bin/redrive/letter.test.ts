import { describe, expect, it } from 'vitest';
import { readLetter } from '../../../bin/redrive/letter.ts';
import { aMessage } from './letters.ts';

const reasonOf = (attributes: Readonly<Record<string, string>>) =>
  readLetter(aMessage(attributes), 5).reason;

describe('the reason of a dead letter', () => {
  it('is what dingdong wrote, or what the bus, Scheduler and SNS did', () => {
    expect(reasonOf({ reason: 'misconfigured: AuthorizationError' })).toBe(
      'misconfigured: AuthorizationError',
    );
    expect(reasonOf({ ERROR_CODE: 'NO_PERMISSIONS', RULE_ARN: 'arn' })).toBe('NO_PERMISSIONS');
    expect(reasonOf({ ErrorCode: '403', ErrorMessage: 'no', RequestID: 'id' })).toBe('403');
  });

  it('is that the receives were used up where nothing is written', () => {
    expect(reasonOf({})).toBe('received 5 times');
  });

  it('is one line, and names no phone whoever wrote it', () => {
    expect(reasonOf({ reason: 'first\n\u001b[31msecond' })).toBe('first [31msecond');
    expect(reasonOf({ reason: 'by +8613800138000 and 13800138000' })).toBe(
      'by +86138****8000 and 138****8000',
    );
    const price = 'invalid: detail.item.priceFen: whole fen, a number from 1 to 100000000000';
    expect(reasonOf({ reason: price })).toBe(price);
  });
});

describe('the kind of a dead letter', () => {
  it('is its event’s, where the catalog has it', () => {
    expect(readLetter(aMessage(), 5).kind).toBe('ItemSold');
  });

  it.each(['no JSON', '{"detail-type":"+8613800138000"}', '{}'])('is unknown of %s', (Body) => {
    expect(readLetter(aMessage({}, { Body }), 5).kind).toBeUndefined();
  });
});
