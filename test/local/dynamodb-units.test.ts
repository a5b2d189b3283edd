import { randomUUID } from 'node:crypto';
import {
  type AttributeValue,
  BatchGetItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, TABLE } from './fixtures/databases.ts';
import { rejectionOf } from './fixtures/endpoint.ts';

const DATABASES = await databases();
const shared = { TableName: TABLE, ReturnConsumedCapacity: 'TOTAL' } as const;

type Item = Record<string, AttributeValue>;
interface Consumed {
  readonly ConsumedCapacity?: { readonly CapacityUnits?: number | undefined } | undefined;
}

// Developer guide of DynamoDB, on read and write operations: a write costs a unit for each KB of
// the larger of the item before and the item after, a read one for each 4 KB, half of it where it
// may be stale.
describe.each(DATABASES)('DynamoDB %s counts', (name, start) => {
  let database: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    database = await start();
  });
  afterAll(() => database.stop());

  const units = async (answer: Promise<Consumed>) => (await answer).ConsumedCapacity?.CapacityUnits;
  const put = (Item: Item) => database.client.send(new PutItemCommand({ ...shared, Item }));
  const anItem = async (bytes: number) => {
    const pk = { S: randomUUID() };
    await put({ pk, a: { S: 'x'.repeat(bytes) } });
    return { pk };
  };

  it('a unit for each KB of what is put', async () => {
    const item = (bytes: number) => ({ pk: { S: 'k' }, a: { S: 'x'.repeat(bytes) } });
    expect(await units(put(item(1_020)))).toBe(1);
    expect(await units(put(item(1_021)))).toBe(2);
    // As large as the one that it replaces.
    expect(await units(put(item(1)))).toBe(2);
  });

  it('an update by the larger of before and after', async () => {
    const shrink = new UpdateItemCommand({
      ...{ ...shared, Key: await anItem(1_500) },
      UpdateExpression: 'REMOVE a',
    });
    expect(await units(database.client.send(shrink))).toBe(2);
    expect(await units(database.client.send(shrink))).toBe(1);
  });

  it('a deletion by what is deleted, and one unit for nothing', async () => {
    const deletion = new DeleteItemCommand({ ...shared, Key: await anItem(2_500) });
    expect(await units(database.client.send(deletion))).toBe(3);
    expect(await units(database.client.send(deletion))).toBe(1);
  });

  it('a read by 4 KB, half of it where it may be stale', async () => {
    const Key = await anItem(5_000);
    const get = (ConsistentRead: boolean) =>
      database.client.send(new GetItemCommand({ ...shared, Key, ConsistentRead }));
    expect(await units(get(true))).toBe(2);
    expect(await units(get(false))).toBe(1);
    const query = new QueryCommand({
      ...shared,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': Key.pk },
    });
    expect(await units(database.client.send(query))).toBe(1);
  });

  const ofBatch = async (Keys: Item[], ConsistentRead = false) => {
    const { ConsumedCapacity = [] } = await database.client.send(
      new BatchGetItemCommand({
        RequestItems: { [TABLE]: { Keys, ConsistentRead } },
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    return ConsumedCapacity.map(({ CapacityUnits }) => CapacityUnits);
  };

  it('each item of a batch by itself', async () => {
    const keys = [await anItem(100), await anItem(5_000)];
    expect(await ofBatch(keys)).toEqual([0.5 + 1]);
    expect(await ofBatch(keys, true)).toEqual([1 + 2]);
  });

  it("what is not there as the smallest item, which Amazon's own forgets in a batch", async () => {
    const Key = { pk: { S: randomUUID() } };
    expect(await units(database.client.send(new GetItemCommand({ ...shared, Key })))).toBe(0.5);
    expect(await ofBatch([Key])).toEqual([name === 'of this machine' ? 0.5 : 0]);
  });

  // By the same guide a condition that fails is billed as the write would have been; the exception
  // has no field to say so. Whoever counts at the gateway must add it by the size of the item.
  it('nothing where a condition fails, though AWS bills it', async () => {
    const failing = new UpdateItemCommand({
      ...{ ...shared, Key: await anItem(1_500) },
      UpdateExpression: 'REMOVE a',
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    const failure = await rejectionOf(database.client.send(failing));
    expect(failure).toMatchObject({ name: 'ConditionalCheckFailedException' });
    expect(failure).not.toHaveProperty('ConsumedCapacity');
  });
});
