import { isNumeral } from './numeral.ts';
import type { Token } from './token.ts';
import { CALLED, GREETED, isName, NO_NAMES, STAFF, SURNAMES, TITLES } from './words/people.ts';

/** 张老师, 小李, 客服您好 who are spoken to; 王阿姨, 老周, 张桂兰 who writes. */
export function personAt(text: string, at: number): Token | undefined {
  const rest = text.slice(at, at + LONGEST);
  const greeted = longestOf(GREETED, rest);
  if (greeted !== '' && GREETING.test(rest.slice(greeted.length))) {
    return { kind: 'vocative', word: rest.slice(0, greeted.length + 2) };
  }
  // 一周老师: a week is no Zhou.
  if (rest.startsWith('周') && isInNumber(text.slice(Math.max(0, at - 2), at).trimEnd()))
    return undefined;
  const person = nicknameIn(rest) ?? titledIn(rest) ?? namedAt(text, at);
  return person && NO_NAMES.has(person.word) ? undefined : person;
}

const isInNumber = (before: string): boolean => {
  const last = before.slice(-1);
  return /[0-9个]/.test(last) || (last !== '' && isNumeral(last));
};

const LONGEST = 12;
const GREETING = /^[您你]好/;

const longestOf = (words: readonly string[], text: string): string =>
  words.reduce(
    (best, word) => (word.length > best.length && text.startsWith(word) ? word : best),
    '',
  );

/** 闺女，同意哈, and 谢谢闺女: who is called by a word that may be anybody's. */
export function calledAt(text: string, at: number): Token | undefined {
  const word = longestOf(CALLED, text.slice(at, at + LONGEST));
  const isCalled = word !== '' && isBetweenMarks(text, at, word.length);
  return isCalled ? { kind: 'vocative', word } : undefined;
}

const isBetweenMarks = (text: string, at: number, length: number): boolean =>
  BEFORE_CALLED.test(text.slice(Math.max(0, at - 2), at)) &&
  BEHIND_CALLED.test(text.slice(at + length, at + length + 1));
const BEFORE_CALLED = /(?:^|[^\p{L}\p{N}]|[谢烦苦您]|[烦苦]了|[0-9\p{Script=Han}][天周月年])$/u;
const BEHIND_CALLED = /^(?:$|[^\p{L}\p{N}])/u;

function nicknameIn(rest: string): Token | undefined {
  const prefix = rest.charAt(0);
  if (!isSurname(rest.charAt(1))) return undefined;
  if (prefix === '小') return { kind: 'vocative', word: rest.slice(0, 2) };
  return prefix === '老' ? { kind: 'person', word: rest.slice(0, 2) } : undefined;
}

function titledIn(rest: string): Token | undefined {
  if (!isSurname(rest.charAt(0))) return undefined;
  const staff = longestOf(STAFF, rest.slice(1));
  if (staff !== '') return { kind: 'vocative', word: rest.charAt(0) + staff };
  const title = longestOf(TITLES, rest.slice(1));
  return title === '' ? undefined : { kind: 'person', word: rest.charAt(0) + title };
}

/** A name counts where no other word touches it. */
function namedAt(text: string, at: number): Token | undefined {
  if (!isSurname(text.charAt(at)) || !STANDS.test(text.slice(Math.max(0, at - 2), at))) {
    return undefined;
  }
  const word = HAN.exec(text.slice(at, at + 4))?.[0] ?? '';
  return isName(word) ? { kind: 'person', word } : undefined;
}

const STANDS = /(?:^|[^\p{L}\p{N}]|我是|我叫)$/u;
const HAN = /^\p{Script=Han}+/u;

const isSurname = (character: string): boolean => character !== '' && SURNAMES.includes(character);
