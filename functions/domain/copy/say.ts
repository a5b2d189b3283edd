import type { Field, Kind } from '../kind.ts';
import type { Notification } from '../notification.ts';
import { instantWords, yuanDigits } from '../words.ts';
import type { Piece } from './piece.ts';
import type { Reader, Voice } from './voice.ts';

/** All that the words of one text depend on. */
export interface Telling {
  readonly notification: Notification;
  readonly voice: Voice;
  readonly reader: Reader;
  readonly nowMs: number;
  readonly itemName: readonly Piece[];
}

/** A layer's text with its placeholders filled in; undefined where one of them has no words. */
export function say(text: string, telling: Telling): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: whole, 1: name = '', 2: cap, index } of text.matchAll(PLACEHOLDER)) {
    const words = wordsFor(name, telling, cap === undefined ? undefined : Number(cap));
    if (words === undefined) return undefined;
    pieces.push(text.slice(from, index), ...words);
    from = index + whole.length;
  }
  return [...pieces, text.slice(from)].filter((piece) => piece !== '');
}

/** What a layer speaks of, such as `item` and `priceFen`. */
export const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(PLACEHOLDER)].flatMap(([, names = '']) => names.split('|'));

/** What the layers of a kind speak of, though no event of it can have that: slips of the pen. */
export function unknownNames({ copy, fields }: Kind): readonly string[] {
  const spokenOf = copy.flatMap(({ text, if: needed = '', unless = '' }) => [
    ...placeholders(text),
    ...[needed, unless].flatMap((names) => names.split('|')),
  ]);
  return [...new Set(spokenOf)].filter(
    (name) => name !== '' && !OF_ANY_KIND.has(name) && !Object.hasOwn(fields, name),
  );
}

const PLACEHOLDER = /\{(\w+(?:\|\w+)*)(?:<=(\d+))?\}/g;

/**
 * The words for one placeholder; undefined where nobody knows them.
 * @param names of which the first counts that has words, and the first gives the variable its name
 */
export function wordsFor(
  names: string,
  telling: Telling,
  max?: number,
): readonly Piece[] | undefined {
  const [variable = '', ...others] = names.split('|');
  const words = wordsForName(variable, telling, max);
  if (words !== undefined) return words;
  for (const name of others) {
    const instead = wordsForName(name, telling, max);
    if (instead !== undefined) return instead.map((piece) => named(variable, piece));
  }
  return undefined;
}

const named = (variable: string, piece: Piece): Piece =>
  typeof piece === 'string' ? piece : { ...piece, variable };

const wordsForName = (
  name: string,
  telling: Telling,
  max: number | undefined,
): readonly Piece[] | undefined => (OF_ANY_KIND.get(name) ?? fieldWords)(telling, name, max);

type Words = (
  telling: Telling,
  name: string,
  max: number | undefined,
) => readonly Piece[] | undefined;

/** What a layer of any kind may speak of; every other name is a field of the kind's own. */
const OF_ANY_KIND: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['item', ({ notification: { item }, itemName }) => (item === undefined ? undefined : itemName)],
  ['priceFen', ({ notification: { item } }, name) => moneyWords(name, item?.priceFen)],
  ['marketFen', ({ reader }, name) => moneyWords(name, roughly(reader.marketFen))],
  ['contact', ({ voice: { contact } }) => (contact === undefined ? undefined : [contact])],
  ['deadline', deadlineWords],
]);

function deadlineWords(telling: Telling, name: string): readonly Piece[] | undefined {
  const { deadlineMs } = telling.notification;
  return deadlineMs === undefined ? undefined : [timeOf(name, deadlineMs, telling), '前'];
}

function fieldWords(
  telling: Telling,
  name: string,
  max: number | undefined,
): readonly Piece[] | undefined {
  const { kind, fields } = telling.notification;
  const [field, value] = [kind.fields[name], fields[name]];
  if (field === undefined || value === undefined) return undefined;
  switch (field.says) {
    case 'money':
      return moneyWords(name, Number(value));
    case 'instant':
      return [timeOf(name, Number(value), telling)];
    case 'number':
      return [numberOf(name, Number(value), max)];
    case 'choice':
      return [{ variable: name, value: field.words?.[String(value)] ?? '' }];
    case 'codes':
      return codesWords(name, value as readonly string[], field.words);
    case 'nothing':
      return undefined;
    default:
      return field.says satisfies never;
  }
}

const moneyWords = (variable: string, fen: number | undefined): readonly Piece[] | undefined =>
  fen === undefined ? undefined : [{ variable, value: yuanDigits(fen) }, '元'];

/** In whole yuan: a market knows no fen. */
const roughly = (fen: number | undefined): number | undefined =>
  fen === undefined ? undefined : Math.max(1, Math.round(fen / 100)) * 100;

const timeOf = (variable: string, atMs: number, { voice, reader, nowMs }: Telling): Piece => ({
  variable,
  value: instantWords(atMs, nowMs, reader.timeZone ?? voice.timeZone),
});

/** In one template the number, and the number up to 3, are two variables. */
const numberOf = (name: string, value: number, max: number | undefined): Piece =>
  max === undefined
    ? { variable: name, value: String(value) }
    : { variable: `${name}UpTo${max}`, value: String(Math.min(value, max)) };

/** Two at most: with three, who is to answer reads on and on. */
const codesWords = (
  name: string,
  codes: readonly string[],
  words: Field['words'],
): readonly Piece[] =>
  codes
    .slice(0, 2)
    .flatMap((value, i) => [
      words?.[i === 0 ? 'before' : 'between'] ?? '',
      { variable: `${name}${i + 1}`, value },
    ]);
