import fc from 'fast-check';
import { anyOddText } from './odd-text.ts';

/** Values of every type, at their limits. */
const anyOddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: anyOddText },
  { weight: 3, arbitrary: fc.constantFrom(null, true, false, [], {}, [[]], [null], { id: {} }) },
  { weight: 3, arbitrary: fc.constantFrom(...edgesOf(0, 1, 999, 10_000, 1e11, 8.64e15, 2 ** 53)) },
  { weight: 2, arbitrary: fc.oneof(fc.integer(), fc.double()) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

function edgesOf(...numbers: readonly number[]): readonly number[] {
  return numbers.flatMap((each) => [each, -each, each - 1, each + 1, each + 0.5]);
}

const anyEdit = fc.record({
  how: fc.constantFrom('drop', 'set', 'twice', 'swap', 'wrap', 'rename', 'respell', 'quote', 'add'),
  at: fc.nat(10_000),
  other: fc.nat(10_000),
  name: anyOddText,
  value: anyOddValue,
});

type Edit = typeof anyEdit extends fc.Arbitrary<infer E> ? E : never;

// What no value can say: a key twice, a number that JavaScript rounds, a depth beyond the stack's.
const anyTextEdit = fc.record({
  what: fc.constantFrom('key', 'number', 'depth', 'cut'),
  at: fc.nat(10_000),
  number: fc.constantFrom('1e400', '-0', '00', '9007199254740993', '1E2', '0.1e1', '-1', '1e-400'),
  value: fc.constantFrom('null', '"x"', '[]', '{}', '0', '{"__proto__":{"id":"x"}}'),
  depth: fc.constantFrom(2, 99, 101, 7_000, 20_000),
});

type TextEdit = typeof anyTextEdit extends fc.Arbitrary<infer E> ? E : never;

/** JSON text that comes of one of these values by a few edits; now and then anything else. */
export function anySpoiledJson(values: readonly unknown[]): fc.Arbitrary<string> {
  const texts = values.map((value) => JSON.stringify(value));
  const spoiled = fc
    .tuple(fc.constantFrom(...texts), fc.array(anyEdit, { maxLength: 3 }))
    .map(([text, edits]) => (edits.length === 0 ? text : changed(text, edits)));
  const torn = fc
    .tuple(spoiled, fc.array(anyTextEdit, { minLength: 1, maxLength: 2 }))
    .map(([text, edits]) => edits.reduce(tear, text));
  return fc.oneof(
    { weight: 16, arbitrary: spoiled },
    { weight: 3, arbitrary: torn },
    { weight: 1, arbitrary: fc.oneof(anyOddText, fc.json()) },
  );
}

interface Place {
  readonly within: Record<string, unknown>;
  readonly key: string;
}

function changed(text: string, edits: readonly Edit[]): string {
  const root: Record<string, unknown> = { value: JSON.parse(text) };
  for (const edit of edits) change(root, edit);
  return JSON.stringify(root['value']) ?? '';
}

function change(root: Record<string, unknown>, edit: Edit): void {
  const places = placesOf(root);
  const place = places[edit.at % places.length];
  const donor = places[edit.other % places.length];
  if (place === undefined || donor === undefined) return;
  const old = place.within[place.key];
  CHANGES[edit.how](place, { ...edit, old, given: copyOf(donor.within[donor.key]) });
}

interface Change extends Edit {
  readonly old: unknown;
  /** What stands in another place. */
  readonly given: unknown;
}

/** Never the same object in two places, or in two inputs. */
const copyOf = (one: unknown): unknown => JSON.parse(JSON.stringify(one) ?? 'null');

const CHANGES: Readonly<Record<Edit['how'], (place: Place, change: Change) => void>> = {
  drop: remove,
  set: ({ within, key }, { value }) => set(within, key, copyOf(value)),
  twice: ({ within }, { name, old }) => add(within, name, copyOf(old)),
  swap: ({ within, key }, { given }) => set(within, key, given),
  wrap: ({ within, key }, { other, old }) =>
    set(within, key, other % 2 === 0 ? [old] : { [key]: old }),
  rename({ within, key }, { name, old }) {
    remove({ within, key });
    add(within, name, old);
  },
  respell: ({ within, key }, { old, at, name }) => set(within, key, respelt(old, at, name)),
  quote: ({ within, key }, { old }) => set(within, key, JSON.stringify(old)),
  add(_, { old, name, value }) {
    if (typeof old === 'object' && old !== null) add(old as Place['within'], name, copyOf(value));
  },
};

function remove({ within, key }: Place): void {
  if (Array.isArray(within)) within.splice(Number(key), 1);
  else delete within[key];
}

function add(within: Place['within'], name: string, value: unknown): void {
  if (Array.isArray(within)) within.push(value);
  else set(within, name, value);
}

/** `__proto__` is a name like any other, as in what JSON.parse makes. */
function set(within: Place['within'], key: string, value: unknown): void {
  const open = { enumerable: true, writable: true, configurable: true };
  Object.defineProperty(within, key, { value, ...open });
}

function respelt(value: unknown, at: number, odd: string): unknown {
  if (typeof value === 'number') return at % 2 === 0 ? String(value) : value + 1;
  if (typeof value !== 'string') return odd;
  const from = at % (value.length + 1);
  return value.slice(0, from) + odd + value.slice(from);
}

function placesOf(within: Record<string, unknown>): readonly Place[] {
  return Object.keys(within).flatMap((key) => {
    const value = within[key];
    const here = { within, key };
    return typeof value === 'object' && value !== null
      ? [here, ...placesOf(value as Record<string, unknown>)]
      : [here];
  });
}

function tear(text: string, { what, at, number, value, depth }: TextEdit): string {
  switch (what) {
    case 'key':
      return replaceOne(text, /"(\w+)":/g, at, (key) => `${key}${value},${key}`);
    case 'number':
      return replaceOne(text, /(?<=[:[,])-?\d+(?=[,}\]])/g, at, () => number);
    case 'depth':
      return replaceOne(
        text,
        /(?<=[:[,])("\w*"|-?\d+)(?=[,}\]])/g,
        at,
        () => '['.repeat(depth) + ']'.repeat(depth),
      );
    case 'cut':
      return text.slice(0, at % (text.length + 1));
    default:
      return what satisfies never;
  }
}

function replaceOne(text: string, pattern: RegExp, at: number, by: (one: string) => string) {
  const matches = [...text.matchAll(pattern)];
  const { 0: one, index = 0 } = matches[at % Math.max(1, matches.length)] ?? { 0: undefined };
  if (one === undefined) return text;
  return text.slice(0, index) + by(one) + text.slice(index + one.length);
}
