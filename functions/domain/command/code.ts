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
  const found = tokens.filter(isLong);
  const [first] = found;
  if (tokens.some(({ kind }, at) => kind === 'mark' && !isMarking(tokens, at))) return undefined;
  if (first === undefined) return { code: undefined, rest: tokens };
  if (first.word.length > LONGEST) return undefined;
  if (found.some(({ word }) => word !== first.word)) return undefined;
  const rest = tokens.filter(
    (token, at) => !isLong(token) && !isTail(tokens, at) && !isMark(token),
  );
  return {
    code: {
      digits: first.word,
      isMarked: tokens.some(isMark) || tokens.some((_, at) => isTail(tokens, at)),
    },
    rest,
  };
}

const isLong = ({ kind, word }: Token): boolean => kind === 'digits' && word.length >= SHORTEST;

const isMark = ({ kind }: Token): boolean => kind === 'mark';

/** 编号：3287 */
function isMarking(tokens: readonly Token[], at: number): boolean {
  const next = tokens.slice(at + 1).find(({ kind }) => kind !== 'pause');
  return next !== undefined && isLong(next);
}

const isTail = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  return tokens[at]?.kind === 'codeTail' && before !== undefined && isLong(before);
};
