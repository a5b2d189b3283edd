import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Item, ItemKey } from '../table/item.ts';
import { type Range, readRange } from '../table/query.ts';
import { readOne } from '../table/read-one.ts';
import { type Write, type Written, writeOne } from '../table/write.ts';
import { partitionKey } from './partition-key.ts';
import { keyText, readMany } from './read.ts';

export interface RecipientsTable {
  /** One write to one item of a recipient's partition. */
  update(phone: string, sortKey: string, write: Write): Promise<Written>;
  /** One item as it stands after every write that was answered; empty where there is none. */
  get(phone: string, sortKey: string): Promise<Item>;
  /**
   * Those of a recipient's items that a filter lets through, as they stand after every write that
   * was answered; of more than a recipient ever has, the first.
   */
  query(phone: string, range: Range): Promise<readonly Item[]>;
  /**
   * Items of many recipients, in one call for each hundred. What was written a moment ago may not
   * be seen yet.
   * @throws where DynamoDB does not answer for all of them in time
   */
  read(keys: readonly Place[]): Promise<(phone: string, sortKey: string) => Item>;
}

/** Where an item stands. */
export interface Place {
  readonly phone: string;
  readonly sortKey: string;
}

export interface RecipientsTableOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** The HMAC key under which phones are stored. */
  readonly key: () => Promise<string>;
  /** For a read or a write with all its retries; after it the outcome of a write is unknown. */
  readonly timeoutMs: number;
}

export function recipientsTable(options: RecipientsTableOptions): RecipientsTable {
  const { client, tableName, key, timeoutMs } = options;
  const timed = () => ({ client, tableName, signal: AbortSignal.timeout(timeoutMs) });
  const keyOf = async (phone: string, sortKey: string): Promise<ItemKey> => ({
    pk: partitionKey(phone, await key()),
    sk: sortKey,
  });
  return {
    async update(phone, sortKey, write) {
      const itemKey = await keyOf(phone, sortKey);
      return writeOne(timed(), itemKey, write);
    },
    async get(phone, sortKey) {
      const itemKey = await keyOf(phone, sortKey);
      return readOne(timed(), itemKey);
    },
    async query(phone, range) {
      const pk = partitionKey(phone, await key());
      return readRange(timed(), pk, range, PAGES_MAX);
    },
    async read(places) {
      if (places.length === 0) return () => NOTHING;
      const secret = await key();
      const phones = [...new Set(places.map(({ phone }) => phone))];
      const partitions = new Map(phones.map((phone) => [phone, partitionKey(phone, secret)]));
      const itemKey = ({ phone, sortKey }: Place): ItemKey => ({
        pk: partitions.get(phone) ?? '',
        sk: sortKey,
      });
      const items = await readMany(timed(), places.map(itemKey));
      return (phone, sortKey) => items.get(keyText(itemKey({ phone, sortKey }))) ?? NOTHING;
    },
  };
}

/** Some 10,000 notifications that are remembered: a loop's, which is held back as runaway. */
const PAGES_MAX = 4;

const NOTHING: Item = {};
