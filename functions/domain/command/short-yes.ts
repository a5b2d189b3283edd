import type { Token, TokenKind } from './token.ts';

/** Whether 好, 是, 中 and the like make another word with what they touch. */
export const isBesideShortYes = (token: Token, next: Token): boolean =>
  (token.kind === 'shortYes' && !mayBeBehind(token, next)) ||
  (next.kind === 'shortYes' && !mayBeBefore(token, next));

function mayBeBehind({ word }: Token, next: Token): boolean {
  switch (next.kind) {
    case 'pause':
    case 'particle':
    case 'question':
    case 'against':
    case 'upset':
      return true;
    case 'shortYes':
      return next.word === word;
    case 'courtesy':
    case 'plea':
      return /^[谢多唔3a-z[]/.test(next.word);
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
  ...(['pause', 'digits', 'codeTail', 'y', 'plainYes', 'question', 'particle'] as const),
]);

/** 谢谢您好 greets. */
const mayBeBefore = (token: Token, next: Token): boolean =>
  BEFORE.has(token.kind) || (token.kind === 'shortYes' && token.word === next.word);
