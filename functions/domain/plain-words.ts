import { REFUSAL } from './copy/refusal.ts';
import { remembering } from './remembering.ts';

/**
 * A platform's words as any carrier takes them: simplified Chinese, letters and digits of ASCII,
 * single spaces. Marks are left out: 【】 may enclose the signature only. Where a letter would have
 * to be left out nothing is said, for half a word may be another word; and a character that a
 * carrier's filter refuses would cost the whole text. Accents are taken off.
 */
export const plainWords: (text: string) => string = remembering(
  wordsOf,
  // A platform says the same few categories again and again.
  { texts: 500, units: 100 },
);

function wordsOf(text: string): string {
  const bare = unaccented(unaccented(text).normalize('NFKD')).replaceAll(/\s/gu, ' ');
  const characters = Array.from(bare).filter((each) => IS_LETTER.test(each) || each === ' ');
  if (!characters.every((each) => each === ' ' || isPlain(each))) return '';
  const words = characters.join('').replaceAll(/ +/g, ' ').trim();
  // Who may refuse marketing must not read it of a sale.
  return words.includes(REFUSAL) ? '' : words;
}

// Before they are put in order, too: of a long run of them that takes quadratic time.
const unaccented = (text: string): string => text.replaceAll(/\p{M}/gu, '');

const IS_LETTER = /^[\p{L}\p{N}]$/u;

/** A letter or digit of ASCII, or one of the characters of GB 2312. */
const isPlain = (character: string): boolean =>
  /^[0-9A-Za-z]$/.test(character) || gb2312().has(character);

let known: ReadonlySet<string> | undefined;

// Half a millisecond, which a cold start need not spend on a catalog that nobody reads.
function gb2312(): ReadonlySet<string> {
  known ??= new Set(decodeGb2312());
  return known;
}

/**
 * The 6,763 characters of GB 2312-80, rows 16 to 87: all that simplified Chinese needs, and what
 * every phone shows. Traditional and rare characters are not among them.
 */
export function decodeGb2312(): readonly string[] {
  const [ROW_MIN, ROW_MAX, CELL_MIN, CELL_MAX] = [0xb0, 0xf7, 0xa1, 0xfe];
  const bytes: number[] = [];
  for (let row = ROW_MIN; row <= ROW_MAX; row++) {
    for (let cell = CELL_MIN; cell <= CELL_MAX; cell++) bytes.push(row, cell);
  }
  // Five cells of row 55 are empty: the decoder fills them with private characters.
  const text = new TextDecoder('gbk').decode(Uint8Array.from(bytes));
  return text.match(/\p{Script=Han}/gu) ?? [];
}
