import { WATCH } from '../../functions/catalog/people.ts';
import { MONEY_MAX_FEN } from '../../functions/domain/fields.ts';
import type { Field, Kind } from '../../functions/domain/kind.ts';
import type { Values } from '../copy/samples.ts';

/**
 * Values of every length: the first are the longest that an event may hold, each of the next is
 * shorter by a character or two in one place, the last are the shortest.
 */
export function valuesOfEveryLength({ fields }: Kind): readonly Values[] {
  const own = Object.entries(fields).map(
    ([name, field]) => [`own ${name}`, lengthsOf(field)] as const,
  );
  return descent([...LENGTHS, ...own]).map((at) => ({
    item: {
      ...WATCH,
      code: at.get('code'),
      category: at.get('name'),
      title: at.get('name'),
      priceFen: at.get('priceFen'),
    },
    deadlines: [String(at.get('deadline'))],
    marketFen: Number(at.get('marketFen')),
    ofField: (name, { says, longest }) =>
      says === 'choice' || says === 'nothing' ? longest : [at.get(`own ${name}`)],
  }));
}

/** A field's values from the longest to the shortest; of what has no length, all that there are. */
export function lengthsOf({ says, longest }: Field): readonly unknown[] {
  switch (says) {
    case 'money':
      return MONEY;
    case 'instant':
      return INSTANTS;
    case 'number':
      return cuts(String(longest[0]), 1).map(Number);
    case 'codes':
      return CODES.map((code) => [code, ANOTHER_CODE.slice(0, code.length)]);
    case 'choice':
    case 'nothing':
      return longest;
    default:
      return says satisfies never;
  }
}

/** The text and all that begins it, down to `min` characters. */
const cuts = (text: string, min: number): readonly string[] =>
  Array.from({ length: text.length - min + 1 }, (_, i) => text.slice(0, text.length - i));

/** From `999999999.99` to `9`, one character less each. */
const MONEY = cuts(String(MONEY_MAX_FEN - 1), 1).map((digits) =>
  digits.length > 2 ? Number(digits) : Number(digits) * 100,
);

const CODES = cuts('3287328732', 4);

const ANOTHER_CODE = '5512551255';

/** `12月31日23:59`, `12月9日10:00`, `1月9日10:00`, `今天18:00`. */
const INSTANTS = [
  '2026-12-31T23:59:00+08:00',
  '2026-12-09T10:00:00+08:00',
  '2027-01-09T10:00:00+08:00',
  '2026-11-22T18:00:00+08:00',
];

/** A text calls an item by up to 16 characters: functions/domain/privacy.ts. */
const LENGTHS: readonly (readonly [string, readonly unknown[]])[] = [
  ['priceFen', MONEY],
  ['marketFen', MONEY],
  ['code', CODES],
  ['name', [...cuts('限量版镂空陀飞轮万年历机械腕表套', 2), '表']],
  ['deadline', INSTANTS],
];

/** One step down one ladder at a time, from the top of all to the foot of all. */
function descent(
  ladders: readonly (readonly [string, readonly unknown[]])[],
): readonly ReadonlyMap<string, unknown>[] {
  const top = new Map(ladders.map(([name, [longest]]) => [name, longest]));
  const steps = ladders.flatMap(([name, [, ...shorter]]) => shorter.map((value) => [name, value]));
  const places = [top];
  for (const [name, value] of steps) {
    places.push(new Map([...(places.at(-1) ?? top), [String(name), value]]));
  }
  return places;
}
