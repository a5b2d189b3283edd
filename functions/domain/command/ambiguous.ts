import type { Token, TokenKind } from './token.ts';

/** Whether words that touch may mean something else than each by itself. */
export function isAmbiguous(tokens: readonly Token[]): boolean {
  // T T weeps.
  if (tokens.filter(({ kind }) => kind === 't').length > 1) return true;
  return tokens.some((token, at) => {
    const next = tokens[at + 1];
    return token.kind === 'doubt' || (next !== undefined && areAmbiguous(token, next));
  });
}

const YES: ReadonlySet<TokenKind> = new Set([
  ...(['shortYes', 'plainYes', 'firmYes', 'settled', 'selling'] as const),
]);
const NO: ReadonlySet<TokenKind> = new Set(['refusal', 'notWanted', 'unable']);
const PEOPLE: ReadonlySet<TokenKind> = new Set(['person', 'vocative']);

function areAmbiguous(token: Token, next: Token): boolean {
  // 行不行 asks, 确认收到 says that a text was read.
  if (YES.has(token.kind) && (NO.has(next.kind) || next.kind === 'seen')) return true;
  // 王阿姨同意: it is not she who writes. Y先生您好: he is called Y.
  if (token.kind === 'person' && YES.has(next.kind)) return true;
  if (LETTERS.has(token.kind) && isGreeting(next)) return true;
  if (token.kind === 'shortYes') return !mayFollow(token, next);
  return next.kind === 'shortYes' && !MAY_PRECEDE.has(token.kind);
}

const LETTERS: ReadonlySet<TokenKind> = new Set(['y', 'n', 'r', 't']);

const isGreeting = ({ kind, word }: Token): boolean =>
  kind === 'person' || (kind === 'vocative' && word.endsWith('好'));

/** Behind 好, 是, 中 and the like. */
function mayFollow(token: Token, next: Token): boolean {
  switch (next.kind) {
    case 'pause':
    case 'particle':
    case 'question':
      return true;
    case 'shortYes':
      return next.word === token.word;
    case 'courtesy':
      return /^[谢多唔3-z]/.test(next.word);
    case 'digits':
      return STANDS_BEFORE_CODES.has(token.word);
    case 'plainYes':
    case 'firmYes':
    case 'settled':
    case 'selling':
    case 'extending':
    case 'mark':
      return STANDS_BEFORE_CODES.has(token.word);
    default:
      return false;
  }
}

/** 是3287 and 对3287 may say which item is meant. */
const STANDS_BEFORE_CODES = new Set(['好', '行', '妥']);

const MAY_PRECEDE: ReadonlySet<TokenKind> = new Set([
  ...([
    'pause',
    'particle',
    'shortYes',
    'replying',
    'digits',
    'codeTail',
    'courtesy',
    'y',
  ] as const),
  ...(['plainYes', 'firmYes', 'settled', 'selling', 'seen', 'question'] as const),
]);
