/**
 * One form for what looks the same: NFKC, small letters, without what no screen shows. Line breaks
 * stay. Linear in the text, and what is folded twice means what it meant.
 */
export function fold(text: string): string {
  const bare = text.replaceAll(INVISIBLE, '').replaceAll(NOT_OURS, NOT_UNDERSTOOD);
  const plain = bare.replaceAll('№', '#').normalize('NFKC').toLowerCase();
  return plain.replaceAll(BREAKS, '\n').replaceAll(APOSTROPHES, "'");
}

/** Zero-width characters, the colour of an emoji, the frame around a digit (3️⃣). */
const INVISIBLE = /\p{DI}|\p{EMod}|\u20e3/gu;

// Putting accents in order takes quadratic time, and one Arabic ligature is eighteen letters long:
// none of our words has any. An emoji such as 🉑 or ㊥ is no word, though it holds one.
const NOT_OURS = /[\p{M}\ufb50-\ufdff\u3297-\u32b0\u{1f200}-\u{1f2ff}]+/gu;
const NOT_UNDERSTOOD = '\ufffd';

const BREAKS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
const APOSTROPHES = /[‘’`´]/g;
