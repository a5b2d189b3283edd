import { adjacentVariables } from './adjacent-variables.ts';
import { amount } from './amount.ts';
import { ask } from './ask.ts';
import { contact } from './contact.ts';
import { glyphs } from './glyphs.ts';
import { links } from './links.ts';
import { parts } from './parts.ts';
import { refusedWords } from './refused-words.ts';
import type { Rule } from './rule.ts';
import { signature } from './signature.ts';
import { substance } from './substance.ts';
import { suffix } from './suffix.ts';
import { title } from './title.ts';

/** What every text of every kind keeps, for every carrier. */
export const RULES: readonly Rule[] = [
  substance,
  parts,
  signature,
  suffix,
  ...glyphs,
  refusedWords,
  links,
  contact,
  adjacentVariables,
  amount,
  title,
  ask,
];
