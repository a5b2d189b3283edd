import { countParts } from '../../../functions/domain/parts.ts';
import type { Rule } from './rule.ts';

export const parts: Rule = {
  name: 'parts',
  says: 'one part of 70 units (3GPP 23.038), or as many parts as the kind declares',

  /** All that stands past the last part. */
  find({ text, partsMax }) {
    const characters = Array.from(text);
    let kept = characters.length;
    while (kept > 0 && countParts(characters.slice(0, kept).join('')).parts > partsMax) kept -= 1;
    return kept === characters.length ? [] : [characters.slice(kept).join('')];
  },

  tells(offending) {
    const { length } = offending;
    return `${length} ${length === 1 ? 'unit' : 'units'} too many: "${offending}"`;
  },
};
