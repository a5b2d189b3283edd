import { kindOf, LONGEST_WORD, type WordKind } from './lexicon.ts';
import { markAt } from './mark.ts';
import { isNumeral, numeral } from './numeral.ts';
import { calledAt, personAt } from './person.ts';

export type TokenKind =
  | WordKind
  | 'digits'
  | 'numeral'
  | 'person'
  | 'pause'
  | 'question'
  | 'against'
  | 'upset';

/** A piece of a reply. */
export interface Token {
  readonly kind: TokenKind;
  readonly word: string;
  /** There is a space before it. */
  readonly isApart?: boolean;
}

/**
 * The pieces of what was said, without its spaces; undefined where one is not known. The longest
 * word that begins at a place is the one.
 */
export function tokenize(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const token = tokenAt(text, at);
    if (token === undefined) return undefined;
    const isApart = text.charAt(at - 1) === ' ';
    if (token.word !== ' ') tokens.push(isApart ? { ...token, isApart } : token);
    at += token.word.length;
  }
  return tokens;
}

function tokenAt(text: string, at: number): Token | undefined {
  const letter = lettersAt(text, at);
  if (letter !== undefined || /[a-z]/.test(text.charAt(at))) return letter;
  let longest: Token | undefined;
  // Of those of one length the first: 闺女 may be spoken to, and be a word for kin.
  for (const read of [calledAt, wordAt, digitsAt, numeralAt, personAt, markAt]) {
    const token = read(text, at);
    if (token !== undefined && token.word.length > (longest?.word.length ?? 0)) longest = token;
  }
  return longest;
}

function wordAt(text: string, at: number): Token | undefined {
  for (let length = Math.min(LONGEST_WORD, text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length);
    const kind = kindOf(word);
    if (kind !== undefined) return { kind, word };
  }
  return undefined;
}

/** Up to six words in letters: a phrase may have as many. */
const LETTERS = /opt-(?:out|in)(?![a-z])|[a-z]+(?:'[a-z]+)?(?: [a-z]+(?:'[a-z]+)?){0,5}/y;

/** Letters side by side are one word, whole: `weekend` has no N. */
function lettersAt(text: string, at: number): Token | undefined {
  const sign = NUMBER_SIGN.exec(text.slice(at, at + 6))?.[0];
  if (sign !== undefined) return { kind: 'mark', word: sign };
  LETTERS.lastIndex = at;
  const found = LETTERS.exec(text)?.[0] ?? '';
  for (let end = found.length; end > 0; end = found.lastIndexOf(' ', end - 1)) {
    const word = found.slice(0, end);
    const kind = kindOf(word) ?? (word.includes(' ') ? undefined : kindOfRepeated(word));
    if (kind === undefined) continue;
    // ok的
    const mixed = word + text.charAt(at + end);
    const kindOfMixed = /[的哒滴]$/.test(mixed) ? kindOf(mixed) : undefined;
    if (kindOfMixed !== undefined) return { kind: kindOfMixed, word: mixed };
    return isInitial(text, at + end, word) ? undefined : { kind, word };
  }
  return undefined;
}

/** No.3287, no: 3287 */
const NUMBER_SIGN = /^no ?[.:#](?= ?\d)/;

/** `T.T` and `y-y` are faces or names. */
const isInitial = (text: string, end: number, word: string): boolean =>
  word.length === 1 && /^[./~-][a-z]/.test(text.slice(end, end + 2));

/** `yy`, `okok`, `yesss`; but `tt` weeps. */
function kindOfRepeated(word: string): WordKind | undefined {
  for (const length of [1, 2, 3]) {
    const once = word.slice(0, length);
    if (once !== 't' && once.repeat(word.length / length) === word) return kindOf(once);
  }
  const short = word.replace(/([a-z])\1{2,}$/, '$1');
  return short.length > 1 && short !== word ? kindOf(short) : undefined;
}

const DIGITS = /[0-9]+/y;

function digitsAt(text: string, at: number): Token | undefined {
  DIGITS.lastIndex = at;
  const word = DIGITS.exec(text)?.[0];
  return word === undefined ? undefined : { kind: 'digits', word };
}

/** Also with spaces within: 十 五. */
function numeralAt(text: string, at: number): Token | undefined {
  let end = at;
  while (isNumeral(text.charAt(end)) || isWithin(text, at, end)) end++;
  const word = text.slice(at, end);
  return numeral(word) === undefined ? undefined : { kind: 'numeral', word };
}

const isWithin = (text: string, at: number, end: number): boolean =>
  end > at && text.charAt(end) === ' ' && isNumeral(text.charAt(end + 1));
