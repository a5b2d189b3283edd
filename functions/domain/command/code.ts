import type { Token } from './token.ts';

/** An item's code; marked where a word says that it is one. */
export interface Code {
  readonly digits: string;
  readonly isMarked: boolean;
}

interface Taken {
  readonly code: Code | undefined;
  /** What else was said. */
  readonly rest: readonly Token[];
}

const [SHORTEST, LONGEST] = [4, 10];

/** Takes the code out of what was said; undefined where there are two, or what can be none. */
export function takeCode(tokens: readonly Token[]): Taken | undefined {
  const codes = new Set(tokens.filter(isLong).map(({ word }) => word));
  const [digits] = codes;
  if (digits === undefined) return { code: undefined, rest: tokens };
  if (codes.size > 1 || digits.length > LONGEST) return undefined;
  const isMark = (_: Token, at: number) => marks(tokens, at);
  const rest = tokens.filter((token, at) => !isLong(token) && !isMark(token, at));
  return { code: { digits, isMarked: tokens.some(isMark) }, rest };
}

const isLong = ({ kind, word }: Token): boolean => kind === 'digits' && word.length >= SHORTEST;

/** 编号：3287, 3287号 */
function marks(tokens: readonly Token[], at: number): boolean {
  const isCode = (token: Token | undefined) => token !== undefined && isLong(token);
  switch (tokens[at]?.kind) {
    case 'mark':
      return isCode(tokens.slice(at + 1).find(({ kind }) => kind !== 'pause'));
    case 'codeTail':
      return isCode(tokens[at - 1]);
    default:
      return false;
  }
}
