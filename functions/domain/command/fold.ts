import { simplified } from './simplified.ts';

/**
 * One form for what looks or means the same: NFKC, small letters, simplified characters, without
 * what no screen shows. Line breaks stay. Linear in the text, and folding twice changes nothing
 * that is understood.
 */
export function fold(text: string): string {
  const bare = text.replaceAll(INVISIBLE, '').replaceAll(MARKS, NOT_UNDERSTOOD);
  const plain = bare.replaceAll('№', '#').normalize('NFKC').toLowerCase();
  return simplified(plain.replaceAll(BREAKS, '\n').replaceAll(APOSTROPHES, "'"));
}

/** Zero-width characters, the colour of an emoji, the frame around a digit (3️⃣). */
const INVISIBLE = /[\p{DI}\p{EMod}\u20e3]/gu;

// Putting accents in order takes quadratic time, and none of our words has one.
const MARKS = /\p{M}+/gu;
const NOT_UNDERSTOOD = '\ufffd';

const BREAKS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
const APOSTROPHES = /[‘’`´]/g;
