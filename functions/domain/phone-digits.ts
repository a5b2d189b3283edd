/** What a text holds where it is not just a number. */
export type WritingProblem =
  | 'empty text'
  | 'text without a number'
  | 'a number within other text'
  | 'a number with an extension'
  | 'too many digits';

type Writing =
  | { readonly digits: string; readonly found?: undefined }
  | { readonly digits?: undefined; readonly found: WritingProblem };

/**
 * The digits of a number, a plus before them where one is written. Spaces, dashes, parentheses,
 * full-width characters and what no screen shows are forgiven. Total, and linear in the text.
 */
export function readDigits(written: string): Writing {
  const text = written.replaceAll(INVISIBLE, '').trim();
  if (text === '') return { found: 'empty text' };
  if (!DIGIT.test(text)) return { found: 'text without a number' };
  const packed = text.replaceAll(SEPARATORS, '');
  const isShort = packed.length <= MAX_CHARACTERS;
  if (isShort && isExtended(text)) return { found: 'a number with an extension' };
  if (!ONLY_DIGITS.test(packed)) return { found: 'a number within other text' };
  return isShort ? { digits: halfWidth(packed) } : { found: 'too many digits' };
}

// Far above the longest code of an SMS gateway, with its country: nothing else is asked of more.
const MAX_CHARACTERS = 40;

// Address books wrap a number in marks of direction, and a copy brings them along.
const INVISIBLE = /\p{DI}/gu;
// Chinese keyboards give ー for a dash. A line's end or a tab may stand between two numbers.
const SEPARATORS = /[\p{Zs}\p{Dash}ー()（）]/gu;
const DIGIT = /[0-9０-９]/;
const ONLY_DIGITS = /^[+＋]?[0-9０-９]+$/;

// Not NFKC, for which a footnote's ² is a digit of the number.
const halfWidth = (text: string) =>
  text.replaceAll(/[＋０-９]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/** Platforms that lend numbers write 13800138000-1234 or 13800138000转1234. */
function isExtended(text: string): boolean {
  const plain = text.normalize('NFKC').replaceAll(/[\p{Dash}ー]/gu, '-');
  const packed = plain.replaceAll(/[\p{Zs}()]/gu, '');
  return EXTENSION.test(packed.replaceAll('-', '')) || MAINLAND_EXTENSION.test(packed);
}

const EXTENSION =
  /^\+?\d{7,}(?:[;,]*(?:ext|extension|x)[.:=]?|[;,#*_]+|转|轉|分机|分機|内线|內線)\d{1,8}#?$/i;
const MAINLAND_EXTENSION = /^(?:\+?(?:00)?86-?)?1[3-9]\d-?\d{4}-?\d{4}-\d{1,6}$/;
