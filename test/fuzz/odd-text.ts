import fc from 'fast-check';

/** Stands in examples and in odd texts, and must stand in no reason, answer or log. */
export const SECRET_TITLE = '秘密标题xq7';

/** Texts at which programs fail: each of them is short, and becomes long by repetition. */
const ODD: readonly string[] = [
  ...['', ' ', '\u3000', '\0', '\u001f', '\n', '\r\n', '\t', '\u2028', '\u0085'],
  ...['\ud800', '\udc00', '\udfff\ud800', '\ufffe', '\uffff', '\ufffd', '\ufeff'],
  ...['\u200b', '\u200d', '\u202e', '\u2066', '\u0301', 'e\u0301\u0316', '\ufdfa', '\u3316'],
  ...[
    '🙏',
    '👩‍👩‍👧',
    '𠮷',
    '婚戒',
    '【',
    '】',
    '【寄卖】',
    '拒收请回复R',
    'https://x.cn',
    'www.a.com',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'length'],
  ...['null', 'true', 'NaN', '-0', '1e400', '0x10', '１２３４', '٣٤٥٦', '3287', '²²²²'],
  ...['+8613800138000', '13800138000', '008613800138000', '+86 138-0013-8000', '13800138000转12'],
  ...['+12125550101', '1069000000', '+85251234567', '95588', '+860013800138000'],
  ...['2026-11-22T10:00:00+08:00', '2026-02-30T10:00:00Z', '2026-11-22', '2026-11-22T24:00:00Z'],
  ...['9999-12-31T23:59:59.999999999+23:59', '0000-01-01T00:00:00-23:59', '2026-11-22 10:00:00'],
  ...['1e-7', '9007199254740993', SECRET_TITLE, '{item}', '$&', '$1', '"', '\\', '{"a":1}', '[]'],
  ...['Asia/Shanghai', 'Etc/GMT+12', 'UTC', '08:00', '24:00', 'ItemSold', 'UserActive', 'aliyun'],
];

const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units));

const anyNumberLike = fc.string({
  unit: fc.constantFrom(...'0123456789+-() ０８转x.:TZ'),
  maxLength: 24,
});

const anyLong = fc
  .tuple(fc.constantFrom(...ODD), fc.constantFrom(257, 2_000, 9_000))
  .map(([piece, length]) => piece.repeat(Math.ceil(length / Math.max(1, piece.length))));

/** Any text, the unusual ones more often: surrogates alone, marks of direction, long ones. */
export const anyOddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...ODD) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 2, arbitrary: anyUnits },
  { weight: 2, arbitrary: anyNumberLike },
  { weight: 1, arbitrary: anyLong },
);

const anyEdit = fc.record({
  how: fc.constantFrom('cut', 'drop', 'insert', 'repeat', 'move'),
  at: fc.nat(100_000),
  length: fc.nat(20),
  text: anyOddText,
});

type Edit = typeof anyEdit extends fc.Arbitrary<infer E> ? E : never;

/** One of these texts, with a few edits. */
export const anySpoiledText = (texts: readonly string[], maxEdits = 3): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...texts), fc.array(anyEdit, { maxLength: maxEdits }))
    .map(([text, edits]) => edits.reduce(edited, text));

function edited(text: string, { how, at, length, text: odd }: Edit): string {
  const from = at % (text.length + 1);
  const [before, after] = [text.slice(0, from), text.slice(from)];
  switch (how) {
    case 'cut':
      return before;
    case 'drop':
      return before + after.slice(length);
    case 'insert':
      return before + odd + after;
    case 'repeat':
      return before + after.slice(0, length).repeat(2) + after.slice(length);
    case 'move':
      return after.slice(length) + before + after.slice(0, length);
    default:
      return how satisfies never;
  }
}
