import { setTimeout as delay } from 'node:timers/promises';
import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  type Calling,
  type Item,
  type ItemKey,
  type MarshalledKey,
  marshallKey,
  textOf,
} from '../table/item.ts';

/** The items that are there, by the text of their keys. */
export async function readMany(
  calling: Calling,
  keys: readonly ItemKey[],
): Promise<ReadonlyMap<string, Item>> {
  // DynamoDB refuses a call that names a key twice.
  const open = [...new Map(keys.map((key) => [keyText(key), marshallKey(key)])).values()];
  const items = new Map<string, Item>();
  for (let at = 0; at < open.length; at += KEYS_MAX) {
    for (const item of await readChunk(calling, open.slice(at, at + KEYS_MAX))) {
      items.set(keyText({ pk: textOf(item, 'pk') ?? '', sk: textOf(item, 'sk') ?? '' }), item);
    }
  }
  return items;
}

/** One text for each key; no partition holds a space. */
export const keyText = ({ pk, sk }: ItemKey): string => `${pk} ${sk}`;

/** Of BatchGetItem, by the DynamoDB API reference. */
const KEYS_MAX = 100;

/** DynamoDB may leave keys unanswered when it is busy, and wants to be given a moment. */
async function readChunk(calling: Calling, keys: readonly MarshalledKey[]): Promise<Item[]> {
  const { client, tableName, signal } = calling;
  const items: Item[] = [];
  let open = [...keys];
  for (const pauseMs of PAUSES_MS) {
    if (pauseMs > 0) await delay(pauseMs, undefined, { signal });
    const answer = await client.send(
      new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: open } } }),
      { abortSignal: signal },
    );
    items.push(...(answer.Responses?.[tableName] ?? []));
    open = answer.UnprocessedKeys?.[tableName]?.Keys ?? [];
    if (open.length === 0) return items;
  }
  throw new KeysUnprocessed(`DynamoDB left ${open.length} of ${keys.length} keys unanswered`);
}

/** Before each try. */
const PAUSES_MS = [0, 50, 100, 200];

class KeysUnprocessed extends Error {
  override readonly name = 'KeysUnprocessed';
}
