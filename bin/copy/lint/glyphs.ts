import { CARRIERS, foreignGlyphs, PUNCTUATION, refusedGlyphs } from '../glyphs.ts';
import type { Draft } from './draft.ts';
import type { Rule } from './rule.ts';

/** What every carrier takes, and then what each refuses by name. */
export const glyphs: readonly Rule[] = [
  {
    name: 'glyphs',
    says: `simplified Chinese (GB2312), letters and digits of ASCII, and ${PUNCTUATION.trim()}`,
    find: ({ text }) => foreignGlyphs(text),
  },
  ...CARRIERS.map((carrier) => ({
    name: `glyphs of ${carrier.name}`,
    says: `${carrier.name} refuses ${carrier.refuses.join(' ')} (${carrier.source})`,
    find: ({ text }: Draft) => refusedGlyphs(carrier, text),
  })),
];
