import { describe, expect, it } from 'vitest';
import { readReceiptsEnv } from '../../functions/receipts/env.ts';
import { aTemplate } from '../support/a-template.ts';

const [[, reader] = []] = aTemplate()
  .ofType('AWS::Lambda::Function')
  .filter(([id]) => id.startsWith('Receipts'));

/** What the template sets, with names in the place of its references. */
const ENV = {
  ...reader?.Properties.Environment.Variables,
  ...{ RECIPIENTS_TABLE: 'recipients', CONTROLS_TABLE: 'controls', PHONES_SECRET: 'arn:phones' },
};

describe('the environment of the reader of receipts', () => {
  it('is as the template sets it: time for the key of the phones, a read and two writes', () => {
    expect(readReceiptsEnv(ENV)).toMatchObject({
      ...{ WRITE_TIMEOUT_SECONDS: 2, RECORD_SECONDS: 8, PUBLISHED_WITHIN_SECONDS: 30 },
      ...{ CLOCK_SKEW_SECONDS: 2, FEN_PER_DOLLAR: 720 },
    });
  });

  it.each([
    ['CONTROLS_TABLE', ''],
    ['RECORD_SECONDS', '0'],
    ['FEN_PER_DOLLAR', 'seven'],
    ['CLOCK_SKEW_SECONDS', '-1'],
  ])('is refused where %s is "%s", by its name', (name, value) => {
    expect(() => readReceiptsEnv({ ...ENV, [name]: value })).toThrow(name);
  });
});
