import type { Token, TokenKind } from './token.ts';

/** Whether words that touch may mean something else than each by itself. */
export function isAmbiguous(tokens: readonly Token[]): boolean {
  // T T weeps.
  if (tokens.filter(({ kind }) => kind === 't').length > 1) return true;
  return tokens.some((token, at) => {
    const next = tokens[at + 1];
    if (token.kind === 'doubt') return true;
    return next !== undefined && !next.isApart && RULES.some((rule) => rule(token, next));
  });
}

const YES: ReadonlySet<TokenKind> = new Set([
  ...(['shortYes', 'plainYes', 'firmYes', 'settled', 'selling', 'sellingIt'] as const),
]);
const NO: ReadonlySet<TokenKind> = new Set(['refusal', 'notWanted', 'unable']);
const PEOPLE: ReadonlySet<TokenKind> = new Set(['person', 'vocative']);
const INITIALS: ReadonlySet<TokenKind> = new Set(['y', 'n', 'r', 't']);

const MEANS_LITTLE: ReadonlySet<TokenKind> = new Set([
  ...(['pause', 'seen', 'courtesy', 'particle', 'vocative', 'person'] as const),
]);

type Rule = (token: Token, next: Token) => boolean;

const RULES: readonly Rule[] = [
  // 行不行 asks.
  (token, next) => YES.has(token.kind) && NO.has(next.kind),
  // 不反对
  (token, next) => token.word === '不' && NO.has(next.kind) && next.word !== '不',
  // 确认收到: a text was read. 我知道延期3天: somebody has heard of it.
  (token, next) => next.kind === 'seen' && !MEANS_LITTLE.has(token.kind),
  (token, next) => token.kind === 'seen' && !MEANS_LITTLE.has(next.kind),
  // 王阿姨同意: it is not she who writes. Y先生您好: he is called Y.
  (token, next) => PEOPLE.has(token.kind) && !isSpokenTo(token) && YES.has(next.kind),
  (token, next) => INITIALS.has(token.kind) && PEOPLE.has(next.kind) && !isSpokenTo(next),
  // 卖好, 卖成, 卖好的
  (token, next) => token.kind === 'selling' && ['shortYes', 'plainYes'].includes(next.kind),
  (token, next) => token.kind === 'shortYes' && !mayBeBehind(token, next),
  (token, next) => next.kind === 'shortYes' && !mayBeBefore(token, next),
];

const isSpokenTo = ({ kind, word }: Token): boolean =>
  kind === 'vocative' && (word.startsWith('亲') || word.includes('老师')) && !word.endsWith('您好');

/** Behind 好, 是, 中 and the like. */
function mayBeBehind({ word }: Token, next: Token): boolean {
  switch (next.kind) {
    case 'pause':
    case 'particle':
    case 'question':
    case 'against':
      return true;
    case 'shortYes':
      return next.word === word;
    case 'courtesy':
      return /^[谢多唔3a-z]/.test(next.word);
    // 是3287 may say which item is meant.
    case 'digits':
    case 'mark':
    case 'extending':
    case 'settled':
      return STANDS_BEFORE.has(word);
    case 'firmYes':
    case 'sellingIt':
      return STANDS_BEFORE.has(word) && (word !== '好' || next.word.startsWith('可以'));
    default:
      return false;
  }
}

const STANDS_BEFORE = new Set(['好', '行', '妥']);

const BEFORE: ReadonlySet<TokenKind> = new Set([
  ...(['pause', 'digits', 'codeTail', 'y', 'plainYes', 'question'] as const),
]);

/** Before 好, 是, 中 and the like. 谢谢您好 greets, and 卖的好 praises. */
const mayBeBefore = (token: Token, next: Token): boolean =>
  BEFORE.has(token.kind) ||
  (token.kind === 'shortYes' && token.word === next.word) ||
  (token.kind === 'particle' && !/^[的嘅额滴哒]/.test(token.word));
