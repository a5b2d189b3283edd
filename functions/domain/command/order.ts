import { isGranted, MEANS_LITTLE, YES } from './kinds.ts';
import type { Token, TokenKind } from './token.ts';

/** Whether a word, where it stands among the others, asks, sets a condition or names a price. */
export const isConditional = (tokens: readonly Token[]): boolean =>
  MARVELLING.test(tokens.find(({ kind }) => kind !== 'pause')?.word ?? '') ||
  tokens.some(
    (_, at) =>
      isTag(tokens, at) ||
      isEnough(tokens, at) ||
      joins(tokens, at) ||
      isAskedOfUs(tokens, at) ||
      isRemembered(tokens, at) ||
      isPriced(tokens, at),
  );

/** 哇，可以: particles that begin nothing. */
const MARVELLING = /^[吧哈呀啦哩咯呗哇耶嘞咧]$/;

const SAYS_NO_COMMAND: ReadonlySet<TokenKind> = new Set([
  ...MEANS_LITTLE,
  ...(['self', 'opener', 'digits', 'mark', 'codeTail', 'iAm', 'seller', 'kin', 'whose'] as const),
]);

/** 回复Y，对吧: a yes that is softened, behind what it asks about. */
function isTag(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined || !TAGS.has(token.kind)) return false;
  const isSoft = next?.word === '吧' || token.word.endsWith('吧');
  return (
    isSoft &&
    tokens.slice(0, at).some(({ kind, word }) => !SAYS_NO_COMMAND.has(kind) && word !== token.word)
  );
}

const TAGS: ReadonlySet<TokenKind> = new Set([
  ...(['shortYes', 'plainYes', 'firmYes', 'settled'] as const),
]);

/** 回复Y可以, 回R行 */
function isEnough(tokens: readonly Token[], at: number): boolean {
  const [token, letter, next] = tokens.slice(at, at + 3);
  if (token?.kind !== 'replying' || letter === undefined || next === undefined) return false;
  return ['y', 'n', 'r', 't'].includes(letter.kind) && ENOUGH.test(next.word);
}

const ENOUGH = /^(?:可|行|对|好|成|中|ok|没问题)/;

/** 15000就Y, 延期3天那就同意: only a yes and a mark, or nothing, may stand before. */
function joins(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !/^[那就]/.test(token.word)) return false;
  if (token.kind !== 'opener' && token.kind !== 'plainYes') return false;
  if (tokens[at + 1]?.kind === 'digits') return true;
  const isClause = ({ kind }: Token): boolean => !GOES_BEFORE.has(kind) && !YES.has(kind);
  return YES.has(tokens[at - 1]?.kind ?? 'pause') || tokens.slice(0, at).some(isClause);
}

const GOES_BEFORE: ReadonlySet<TokenKind> = new Set([...MEANS_LITTLE, 'self']);

/** 麻烦老师，确认 and confirm, please: whoever writes wants it from us. */
function isAskedOfUs(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !YES.has(token.kind)) return false;
  const before = tokens.slice(0, at).findLast(saysMore);
  const next = tokens.slice(at + 1).find(saysMore);
  if (before?.kind === 'courtesy' || before?.kind === 'plea') {
    if (BEGGING.test(before.word) && token.kind === 'firmYes') return true;
    if (isGranted(token) && (before.kind === 'plea' || TROUBLING.test(before.word))) return true;
  }
  return isGranted(token) && next?.kind === 'plea' && !next.word.startsWith('唔');
}

/** 望谅解，接受 */
const BEGGING = /^(?:拜托|请|望|盼|please|pls|plz|kindly)/;
const TROUBLING = /^(?:麻烦|有劳|劳|打扰|费心|受累|难为|叨扰|辛苦)/;

const saysMore = ({ kind }: Token): boolean => !['pause', 'particle', 'vocative'].includes(kind);

/** 哎呀，对 */
function isRemembered(tokens: readonly Token[], at: number): boolean {
  const [token, mark, next] = tokens.slice(at, at + 3);
  if (token?.kind !== 'particle' || /^[嗯恩]/.test(token.word)) return false;
  return mark?.kind === 'pause' && /^[是对係]$/.test(next?.word ?? '');
}

/** 报价14888: beside a word for prices, a number that no word calls a code. */
function isPriced(tokens: readonly Token[], at: number): boolean {
  const [token, before] = [tokens[at], tokens[at - 1]];
  if (token?.kind !== 'digits') return false;
  const isPrice = (near: Token | undefined) => near?.kind === 'price' || near?.kind === 'atPrice';
  const next = tokens.slice(at + 1).find(isNoMark);
  const isMarked = before?.kind === 'mark';
  // 同意编号3287调价
  if (isPrice(next) && !(isMarked && /^[调降改]价$/.test(next?.word ?? ''))) return true;
  return !isMarked && isPrice(tokens.slice(0, at).findLast(isNoMark));
}

const isNoMark = ({ kind }: Token): boolean => kind !== 'pause' && kind !== 'codeTail';
