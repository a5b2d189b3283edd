import type { RecipientsTable } from '../../functions/adapters/recipients/table.ts';
import type { Item } from '../../functions/adapters/table/item.ts';
import type { Range } from '../../functions/adapters/table/query.ts';
import type { Write, Written } from '../../functions/adapters/table/write.ts';
import { utf8Order } from './expressions/utf8-order.ts';
import { conditionHolds, isLetThrough, itemAfter } from './expressions.ts';

export interface MemoryRecipientsTable extends RecipientsTable {
  /** In the order of their sort keys. */
  itemsOf(phone: string): readonly Item[];
  /** As DynamoDB deletes what has expired. */
  drop(phone: string, sortKey: string): void;
}

/**
 * Told each write that was done, before its writer.
 * @param before undefined where there was no item
 */
type OnWrite = (phone: string, sortKey: string, before: Item | undefined, after: Item) => void;

/**
 * The table in memory: it does what it is asked in DynamoDB's words. Each call is done when it is
 * made, and answered later. An item that was answered never changes.
 * @param isDeleted whether the table has deleted an item by now, as one that has expired
 */
export function memoryRecipientsTable(
  onWrite: OnWrite = () => {},
  isDeleted: (item: Item) => boolean = () => false,
): MemoryRecipientsTable {
  const partitions = new Map<string, Map<string, Item>>();

  function find(phone: string, sortKey: string): Item | undefined {
    const item = partitions.get(phone)?.get(sortKey);
    if (item === undefined || !isDeleted(item)) return item;
    partitions.get(phone)?.delete(sortKey);
    return undefined;
  }

  function partition(phone: string): Map<string, Item> {
    const there = partitions.get(phone) ?? new Map<string, Item>();
    partitions.set(phone, there);
    return there;
  }

  function update(phone: string, sortKey: string, write: Write): Written {
    const before = find(phone, sortKey);
    if (!conditionHolds(before ?? NOTHING, write)) return { done: false, item: before ?? NOTHING };
    const after = itemAfter(before ?? { pk: { S: phone }, sk: { S: sortKey } }, write);
    partition(phone).set(sortKey, after);
    onWrite(phone, sortKey, before, after);
    return { done: true, item: after };
  }

  const itemsOf = (phone: string, isWanted: (sortKey: string) => boolean = () => true) =>
    [...(partitions.get(phone) ?? [])]
      .filter(([sortKey, item]) => isWanted(sortKey) && !isDeleted(item))
      .sort(([one], [other]) => utf8Order(one, other))
      .map(([, item]) => item);

  const query = (phone: string, { from, to, ...filtered }: Range): readonly Item[] =>
    itemsOf(phone, (key) => utf8Order(from, key) <= 0 && utf8Order(key, to) <= 0).filter((item) =>
      isLetThrough(item, filtered),
    );

  return {
    update: async (...asked) => update(...asked),
    get: async (phone, sortKey) => find(phone, sortKey) ?? NOTHING,
    query: async (...asked) => query(...asked),
    async read(places) {
      const seen = new Map(
        places.map((place) => [textOf(place), find(place.phone, place.sortKey)]),
      );
      return (phone, sortKey) => seen.get(textOf({ phone, sortKey })) ?? NOTHING;
    },
    itemsOf: (phone) => itemsOf(phone),
    drop(phone, sortKey) {
      partitions.get(phone)?.delete(sortKey);
    },
  };
}

const textOf = ({ phone, sortKey }: { readonly phone: string; readonly sortKey: string }) =>
  `${phone} ${sortKey}`;

const NOTHING: Item = {};
