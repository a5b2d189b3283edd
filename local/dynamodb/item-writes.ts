import { type AwsResponse, jsonAnswer } from '../aws-request.ts';
import { isRecord } from '../record.ts';
import { createSequencer } from '../sequencer.ts';
import type { Call, Input } from './engine.ts';
import { type Item, itemIn, readItem, type TableKeys } from './table-keys.ts';
import { type Watcher, watchedWrite } from './watched-write.ts';

export interface ItemWrites {
  /** PutItem, UpdateItem or DeleteItem. */
  one(operation: string, input: Input): Promise<AwsResponse>;
  /** BatchWriteItem. */
  batch(input: Input): Promise<AwsResponse>;
}

/**
 * Writes with what dynalite leaves out: the item as it stood when a condition failed
 * (`ReturnValuesOnConditionCheckFailure`). To answer it truly, writes to one item go one after the
 * other, and the item is read before the next.
 */
export function itemWrites(call: Call, keys: TableKeys, watcher: Watcher): ItemWrites {
  const inTurn = createSequencer();

  const refused = async (answer: AwsResponse, input: Input, tableName: string, key: Item) => {
    const hasFailed = answer.status === 400 && answer.body.includes(CONDITION_FAILED);
    if (!hasFailed || input['ReturnValuesOnConditionCheckFailure'] !== 'ALL_OLD') return answer;
    const Item = await readItem(call, tableName, key);
    return jsonAnswer(400, { ...JSON.parse(answer.body), Item }, '1.0');
  };

  return {
    async one(operation, input) {
      const { TableName, Item, Key } = input;
      const tableName = String(TableName);
      const isPut = operation === 'PutItem';
      const key = isPut ? await keys.keyOf(tableName, itemIn(Item)) : itemIn(Key);
      // No such table, or no whole key: dynalite says what is wrong.
      if (key === undefined) return call(operation, input);
      return inTurn(turnOf(tableName, key), async () => {
        const answer = await watchedWrite(call, watcher, operation, input, tableName, key);
        return refused(answer, input, tableName, key);
      });
    },

    async batch(input) {
      const written = await writtenBy(input, keys);
      const turns = new Set(written.map(({ tableName, key }) => turnOf(tableName, key)));
      // In one order everywhere, so that no two batches wait for each other.
      const inAllTurns = [...turns].sort().reduceRight(
        (task, turn) => () => inTurn(turn, task),
        () => call('BatchWriteItem', input),
      );
      const answer = await inAllTurns();
      if (answer.status !== 200) return answer;
      for (const { tableName, key, item } of written) {
        const attribute = watcher.attributeOf(tableName);
        if (attribute !== undefined) watcher.wrote(tableName, key, item?.[attribute]);
      }
      return answer;
    },
  };
}

const CONDITION_FAILED = 'ConditionalCheckFailedException';

/** Whoever writes the parts of a key in another order means the same item. */
const turnOf = (tableName: string, key: Item): string =>
  JSON.stringify([tableName, Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1))]);

interface Written {
  readonly tableName: string;
  readonly key: Item;
  /** Undefined where it is deleted. */
  readonly item?: Item;
}

async function writtenBy(input: Input, keys: TableKeys): Promise<readonly Written[]> {
  const tables = isRecord(input['RequestItems']) ? Object.entries(input['RequestItems']) : [];
  const requests = tables.flatMap(([tableName, list]) =>
    (Array.isArray(list) ? list.filter(isRecord) : []).map((each) => ({ tableName, each })),
  );
  const written = requests.map(async ({ tableName, each }): Promise<readonly Written[]> => {
    const { PutRequest, DeleteRequest } = each;
    if (isRecord(DeleteRequest)) return [{ tableName, key: itemIn(DeleteRequest['Key']) }];
    const item = itemIn(isRecord(PutRequest) ? PutRequest['Item'] : undefined);
    const key = await keys.keyOf(tableName, item);
    return key === undefined ? [] : [{ tableName, key, item }];
  });
  return (await Promise.all(written)).flat();
}
