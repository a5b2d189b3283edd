import type { Item } from '../../functions/adapters/table/item.ts';
import type { Range } from '../../functions/adapters/table/query.ts';
import type { Write } from '../../functions/adapters/table/write.ts';
import { type Condition, conditionOf } from './expressions/condition.ts';
import { Tokens } from './expressions/tokens.ts';
import { type Update, updateOf } from './expressions/update.ts';

/** Whether a write's condition holds of an item; of the language as much as the adapters speak. */
export const conditionHolds = (item: Item, write: Write): boolean =>
  write.condition === undefined || conditions(write.condition)({ item, ...wordsOf(write) });

/** Whether a filter lets an item through: all by default. */
export const isLetThrough = (item: Item, { filter, ...words }: Filtered): boolean =>
  filter === undefined || conditions(filter)({ item, ...wordsOf(words) });

/** The item once its update is done; every operand is read from the item as it was. */
export function itemAfter(item: Item, write: Write): Item {
  const after = { ...item };
  updates(write.update)({ item, ...wordsOf(write) }, after);
  return after;
}

type Filtered = Pick<Range, 'filter' | 'names' | 'values'>;

const wordsOf = ({ names = NONE, values = NONE }: Pick<Range, 'names' | 'values'>) => ({
  names,
  values,
});

const NONE = {};

/** Reads each text once: adapters say the same again and again. */
function readOnce<T>(read: (tokens: Tokens) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= KNOWN_MAX) known.clear();
    const tokens = new Tokens(text);
    const meaning = read(tokens);
    tokens.end();
    known.set(text, meaning);
    return meaning;
  };
}

const KNOWN_MAX = 1_000;

const conditions: (text: string) => Condition = readOnce(conditionOf);
const updates: (text: string) => Update = readOnce(updateOf);
