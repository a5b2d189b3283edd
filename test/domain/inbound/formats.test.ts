import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS, type Format } from '../../../functions/domain/inbound/formats.ts';
import { rejectionReason } from '../../../functions/domain/rejection.ts';
import { BODIES } from '../../door/a-door.ts';
import { NOON_MS } from '../../support/an-event.ts';

/** What a call with changes to its simplest form is read as: texts, and reasons in their place. */
function readOf(format: Format, changes: object) {
  const simplest = BODIES[format];
  const json = Array.isArray(simplest)
    ? [{ ...simplest[0], ...changes }]
    : { ...simplest, ...changes };
  return FORMATS[format](JSON.parse(JSON.stringify(json)), NOON_MS).map((read) =>
    read.valid ? read.inbound : rejectionReason(read.rejection),
  );
}

const TEXT = { generic: 'text', aws: 'messageBody', aliyun: 'content', tencent: 'text' } as const;
const FROM = {
  generic: 'from',
  aws: 'originationNumber',
  aliyun: 'phone_number',
  tencent: 'mobile',
} as const;
const EVERY = Object.keys(FORMATS) as readonly Format[];

describe.each(EVERY)('a text in the format %s', (format) => {
  it.each(['', ' ', '延期3天\n谢谢👍', 'Y\u0000\uffff'])('is as it was written: %j', (text) => {
    expect(readOf(format, { [TEXT[format]]: text })).toMatchObject([{ text }]);
  });

  it('may come with what nobody knows, and with null for what is absent', () => {
    const [plain] = readOf(format, {});
    expect(readOf(format, { extra: { deep: [1] }, inReplyTo: null })).toEqual([plain]);
    expect(plain).not.toHaveProperty('inReplyTo');
  });

  it.each(['12345', '', '01065529988', '+12025550123', 'nobody'])(
    'is not from %j, which is no mobile number of a country that is served',
    (from) => {
      const [reason] = readOf(format, { [FROM[format]]: from });
      expect(reason).toMatch(new RegExp(`^invalid: (\\[0\\]\\.)?${FROM[format]}: .*, not `));
      if (from !== '') expect(reason).not.toContain(from);
    },
  );

  it.each([TEXT[format], FROM[format]])('is rejected without its %s', (name) => {
    expect(readOf(format, { [name]: undefined })).toEqual([
      expect.stringMatching(new RegExp(`^invalid: (\\[0\\]\\.)?${name}: .*, not nothing$`)),
    ]);
  });

  it('is read, or rejected with a reason, whatever stands there', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.constant(undefined)), (json) => {
        for (const read of FORMATS[format](json, NOON_MS)) {
          expect(read.valid ? read.inbound.id : read.rejection.path).toBeTruthy();
        }
      }),
    );
  });
});

describe('who wrote', () => {
  it.each<[Format, object]>([
    ['generic', { from: '138 0013 8000' }],
    ['aws', { originationNumber: '008613800138000' }],
    ['aliyun', { phone_number: '8613800138000' }],
    ['tencent', { nationcode: '+86', mobile: '13800138000' }],
    ['tencent', { nationcode: 86 }],
  ])('is read from what %s writes: %o', (format, changes) => {
    expect(readOf(format, changes)).toMatchObject([{ from: '+8613800138000' }]);
  });

  it('is abroad where the calling code says so', () => {
    const changes = { nationcode: '852', mobile: '51234567' };
    expect(readOf('tencent', changes)).toMatchObject([{ from: '+85251234567' }]);
  });

  it.each([
    ['', 'empty text'],
    ['0086', 'other text'],
    [1.5, 'another number'],
    [undefined, 'nothing'],
  ])('is nobody with the calling code %j', (nationcode, found) => {
    expect(readOf('tencent', { nationcode })).toEqual([
      `invalid: nationcode: the digits of a calling code, such as 86, not ${found}`,
    ]);
  });
});

describe('an id', () => {
  const idOf = (format: Format, changes: object) => {
    const [read] = readOf(format, changes);
    return typeof read === 'object' ? read.id : read;
  };

  it('is the same for a number as for its digits', () => {
    expect(idOf('aliyun', { sequence_id: 1001 })).toBe('aliyun:1001');
    expect(idOf('aliyun', { sequence_id: '1001' })).toBe('aliyun:1001');
  });

  it('that JSON rounds tells two texts apart by what they say', () => {
    const round = { sequence_id: 2 ** 60 };
    const ids = [
      idOf('aliyun', round),
      idOf('aliyun', round),
      idOf('aliyun', { ...round, content: 'N' }),
    ];
    expect(ids[0]).toMatch(/^aliyun:[0-9a-f]{32}$/);
    expect([ids[1] === ids[0], ids[2] === ids[0]]).toEqual([true, false]);
  });

  it('is made of who, what and when where the carrier has none', () => {
    const changes = [
      {},
      { extend: 'other', sign: 'other' },
      { text: 'N' },
      { time: NOON_MS / 1_000 },
      { mobile: '13800138001' },
    ];
    const [first, ...others] = changes.map((change) => idOf('tencent', change));
    expect(others.map((id) => id === first)).toEqual([true, false, false, false]);
  });

  it.each<[Format, string]>([
    ['generic', 'id'],
    ['aws', 'inboundMessageId'],
    ['aliyun', 'sequence_id'],
  ])('is demanded of %s', (format, name) => {
    for (const value of [undefined, '', 'x'.repeat(257), true]) {
      expect(readOf(format, { [name]: value })).toEqual([
        expect.stringMatching(`${name}: text of 1 to 256 characters`),
      ]);
    }
  });
});
