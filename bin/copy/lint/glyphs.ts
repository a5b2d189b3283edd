import { CARRIERS, PUNCTUATION, refusedGlyphs } from '../glyphs.ts';
import type { Rule } from './rule.ts';

/** One rule for each carrier. */
export const glyphs: readonly Rule[] = CARRIERS.map((carrier) => ({
  name: `glyphs of ${carrier.name}`,
  says:
    `simplified Chinese (GB2312), letters and digits of ASCII, and ${PUNCTUATION.trim()}; ` +
    `${carrier.name} refuses ${carrier.refuses.join(' ')} (${carrier.source})`,
  find: ({ text }) => refusedGlyphs(carrier, text),
}));
