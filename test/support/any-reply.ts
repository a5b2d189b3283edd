import fc from 'fast-check';
import type { ReplyCommand } from '../../functions/domain/reply-command.ts';

export interface Written {
  readonly text: string;
  readonly means: ReplyCommand;
}

const meaning = (means: ReplyCommand, ...texts: readonly string[]): readonly Written[] =>
  texts.map((text) => ({ text, means }));

/** Commands that act on something, as people write them. */
export const anyCommand: fc.Arbitrary<Written> = fc.constantFrom(
  ...meaning(
    { is: 'yes' },
    'Y',
    '同意',
    '好的',
    '可以',
    '确认',
    '没问题',
    '回复Y',
    'Y同意',
    '同意调价',
  ),
  ...meaning({ is: 'yes', code: '3287' }, 'Y3287', '3287同意', '编号3287，同意', '同意#3287'),
  ...meaning(
    { is: 'extend', days: 3 },
    '延期3天',
    '延期三天',
    'YQ3',
    '再延三天',
    '帮我延期3天',
    '延3',
  ),
  ...meaning({ is: 'extend', days: 7 }, '延长一周', '宽限七天', '我想续期一个礼拜'),
  ...meaning({ is: 'extend', days: 15, code: '5512' }, '5512延期半个月', '延期15天 5512'),
  ...meaning(
    { is: 'opt-out' },
    '退订',
    'TD',
    'R',
    '拒收',
    '我要退订',
    '不要再给我发短信了',
    '别再发了',
  ),
);

/** Words of the grammar and what is hard to read, of which long texts are made. */
export const PIECES: readonly string[] = [
  ...[
    '谢谢',
    '编号',
    '一百',
    '(',
    '（）',
    'y ',
    'y',
    'ok ',
    '延期3天',
    '延期',
    '3287 ',
    '不',
    '退订，',
  ],
  ...[
    '王',
    '老师您好',
    '发自',
    'sent from ',
    '【寄卖】',
    '>a\n',
    '\n',
    '---原短信---',
    '好的',
    '?',
    '🙏',
  ],
  ...[
    '\ufdfa',
    '\u0301\u0316',
    '\ud800',
    '\udc00',
    '\u200b',
    '\u3316',
    "don't ",
    '我是',
    '请',
    '零',
  ],
];

const soup = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 60,
  })
  .map((pieces) => pieces.join(''));

/** Any text, of our words or not, of up to 10,000 characters, torn surrogates included. */
export const anyReply: fc.Arbitrary<string> = fc.oneof(
  soup,
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 50 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .tuple(soup, fc.integer({ min: 1, max: 10_000 }))
    .map(([text, length]) =>
      text.repeat(Math.ceil(length / Math.max(1, text.length))).slice(0, length),
    ),
);

const WRITINGS = {
  words: '零一二三四五六七八九十百',
  traditional: '〇一二三四五六七八九十百',
  formal: '零壹贰叁肆伍陆柒捌玖拾佰',
  'traditional formal': '零壹貳參肆伍陸柒捌玖拾佰',
};

/** A number from 1 to 999, as that writing has it. */
export function daysInWords(days: number, writing: keyof typeof WRITINGS | 'digits' | 'wide') {
  if (writing === 'digits') return `${days}`;
  if (writing === 'wide')
    return [...`${days}`].map((digit) => '０１２３４５６７８９'[Number(digit)]).join('');
  const [zero = '', ...rest] = WRITINGS[writing];
  const word = (digit: number) => (digit === 0 ? zero : (rest[digit - 1] ?? ''));
  const [ten = '', hundred = ''] = rest.slice(9);
  const [hundreds, tens, units] = [Math.floor(days / 100), Math.floor(days / 10) % 10, days % 10];
  const head = hundreds === 0 ? '' : word(hundreds) + hundred;
  // 十五 by itself, 一百一十五 behind a hundred.
  const middle = tens === 0 ? '' : (tens === 1 && head === '' ? '' : word(tens)) + ten;
  const gap = head !== '' && tens === 0 && units !== 0 ? zero : '';
  return head + middle + gap + (units === 0 ? '' : word(units));
}
