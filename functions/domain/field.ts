import * as z from 'zod/mini';
import { instantMs, itemCode, label, MONEY_MAX_FEN, moneyFen } from './fields.ts';

/** A field of `detail` that is a kind's own: what may stand in it, and how a text says it. */
export interface Field {
  readonly schema: z.ZodMiniType;
  /** How a text says its value; `nothing` where no text does. */
  readonly says: 'money' | 'instant' | 'number' | 'choice' | 'codes' | 'nothing';
  readonly isOptional: boolean;
  /** Values, as the platform writes them, of which one makes the longest text. */
  readonly longest: readonly unknown[];
  /** The words of each choice; of codes those before the first and between two. */
  readonly words?: Readonly<Record<string, string>>;
}

/** Whole fen; said as `15200元`, or `15200.50元`. */
export const money: Field = {
  schema: moneyFen,
  says: 'money',
  isOptional: false,
  longest: [MONEY_MAX_FEN - 1],
};

/** A time with an offset; said as `今天18:00`, or `11月23日10:00`. */
export const instant: Field = {
  schema: instantMs,
  says: 'instant',
  isOptional: false,
  longest: ['2026-12-31T23:59:00+08:00'],
};

/** A whole number from 1 to `max`. */
export function count(max: number): Field {
  const allowed = `a whole number from 1 to ${max}`;
  const schema = z.int(allowed).check(z.gte(1, allowed), z.lte(max, allowed));
  return { schema, says: 'number', isOptional: false, longest: [max] };
}

/** One of a few values, each with the words that a text says for it. */
export function oneOf(words: Readonly<Record<string, string>>): Field {
  const values = Object.keys(words);
  const schema = z.enum(values, `one of ${values.join(', ')}`);
  return { schema, says: 'choice', isOptional: false, longest: values, words };
}

/**
 * Codes of items of which one is to be named; the first two are said, as `Y3287或Y5512`.
 * @param letter what the answer begins with
 */
export const codesOfOne = (letter: string): Field => ({
  ...codesFrom(1),
  words: { before: letter, between: `或${letter}` },
});

function codesFrom(min: number): Field {
  const allowed = `an array of ${min} to 20 item codes of 4 to 10 digits`;
  return {
    schema: z.array(itemCode, allowed).check(z.minLength(min, allowed), z.maxLength(20, allowed)),
    says: 'codes',
    isOptional: false,
    longest: [['3287328732', '5512551255']],
  };
}

/** Codes of items, the first two said as `3287、5512`. */
export const itemCodes: Field = { ...codesFrom(2), words: { before: '', between: '、' } };

/** The platform's own words, of which no text repeats any. */
export const note: Field = { schema: label, says: 'nothing', isOptional: false, longest: ['…'] };

/** True or false, which no text says. */
export const yesNo: Field = {
  schema: z.boolean('true or false'),
  says: 'nothing',
  isOptional: false,
  longest: [true],
};

/** The same field, which an event may lack. */
export const optional = (field: Field): Field => ({
  ...field,
  schema: z.optional(field.schema),
  isOptional: true,
});
