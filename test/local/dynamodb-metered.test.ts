import { randomUUID } from 'node:crypto';
import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createClock } from '../../local/clock.ts';
import { type Consumed, metered } from '../../local/dynamodb/consumed.ts';
import { startDynamoDb } from '../../local/dynamodb.ts';
import { openEndpoint, rejectionOf } from './fixtures/endpoint.ts';

const TableName = 'things';
const dynamoDb = startDynamoDb({ clock: createClock() });
await dynamoDb.createTable({
  TableName,
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
});
const endpoint = await openEndpoint();
const client = new DynamoDBClient(endpoint.client);
let told: Consumed[] = [];
endpoint.serve(metered(dynamoDb, (consumed) => told.push(consumed)));
beforeEach(() => {
  told = [];
});
afterAll(async () => {
  client.destroy();
  await endpoint.stop();
});

type Item = Record<string, AttributeValue>;

const put = (Item: Item) => client.send(new PutItemCommand({ TableName, Item }));

/** Of so many bytes, names and all. */
async function anItem(bytes: number) {
  const pk = { S: randomUUID() };
  await put({ pk, a: { S: 'x'.repeat(bytes - 'pk'.length - pk.S.length - 'a'.length) } });
  told = [];
  return { pk };
}

const writes = (operation: string, writeUnits: number) => [{ operation, readUnits: 0, writeUnits }];
const reads = (operation: string, readUnits: number) => [{ operation, readUnits, writeUnits: 0 }];

describe('DynamoDB that is metered', () => {
  it('tells what a write consumed, and not its caller, who did not ask', async () => {
    const answer = await put({ pk: { S: 'k' }, a: { S: 'x'.repeat(1_500) } });
    expect(told).toEqual(writes('PutItem', 2));
    expect(answer).not.toHaveProperty('ConsumedCapacity');
  });

  it('answers a caller who asks', async () => {
    const Key = await anItem(100);
    const get = new GetItemCommand({ TableName, Key, ReturnConsumedCapacity: 'TOTAL' });
    expect(await client.send(get)).toMatchObject({
      Item: Key,
      ConsumedCapacity: { CapacityUnits: 0.5 },
    });
    expect(told).toEqual(reads('GetItem', 0.5));
  });

  it('tells what a batch consumed, over its tables', async () => {
    const Keys = [await anItem(100), { pk: { S: randomUUID() } }];
    const answer = await client.send(
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys } } }),
    );
    expect(answer.Responses?.[TableName]).toHaveLength(1);
    expect(answer).not.toHaveProperty('ConsumedCapacity');
    const requests = Keys.map((Key) => ({ DeleteRequest: { Key } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }));
    expect(told).toEqual([...reads('BatchGetItem', 1), ...writes('BatchWriteItem', 2)]);
  });

  it('counts text by its bytes', async () => {
    const Key = { pk: { S: randomUUID() } };
    await put({ ...Key, a: { S: '表'.repeat(600) } });
    await client.send(
      new UpdateItemCommand({
        ...{ TableName, Key, ReturnValues: 'ALL_NEW' },
        UpdateExpression: 'SET b = :b',
        ExpressionAttributeValues: { ':b': { N: '1' } },
      }),
    );
    expect(told).toEqual([...writes('PutItem', 2), ...writes('UpdateItem', 2)]);
  });

  it('tells nothing of what reads and writes no item', async () => {
    await client.send(new DescribeTableCommand({ TableName }));
    expect(told).toEqual([]);
  });

  it('tells no units where a call was refused', async () => {
    const refused = new PutItemCommand({ TableName: 'nowhere', Item: { pk: { S: 'k' } } });
    await rejectionOf(client.send(refused));
    const get = new GetItemCommand({ TableName: 'nowhere', Key: { pk: { S: 'k' } } });
    expect(await rejectionOf(client.send(get))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
    expect(told).toEqual([...writes('PutItem', 0), ...reads('GetItem', 0)]);
  });
});

// Developer guide of DynamoDB, on conditional writes: one that fails consumes as well, by the size
// of the item.
describe('a condition that fails', () => {
  const failing = (Key: Item, ReturnValuesOnConditionCheckFailure?: 'ALL_OLD') =>
    rejectionOf(
      client.send(
        new UpdateItemCommand({
          ...{ TableName, Key, ReturnValuesOnConditionCheckFailure },
          UpdateExpression: 'REMOVE b',
          ConditionExpression: 'b = :b',
          ExpressionAttributeValues: { ':b': { S: 'b' } },
        }),
      ),
    );

  it.each([
    [100, 1],
    [1_024, 1],
    [1_025, 2],
    [2_500, 3],
  ])('costs an item of %i bytes %i units', async (bytes, units) => {
    await failing(await anItem(bytes));
    expect(told).toEqual(writes('UpdateItem', units));
  });

  it('costs a unit where no item is', async () => {
    await failing({ pk: { S: randomUUID() } });
    expect(told).toEqual(writes('UpdateItem', 1));
  });

  it('costs what would have been put, where that is larger', async () => {
    const Item = { ...(await anItem(100)), a: { S: 'x'.repeat(2_500) } };
    const condition = { ConditionExpression: 'attribute_not_exists(pk)' };
    await rejectionOf(client.send(new PutItemCommand({ TableName, Item, ...condition })));
    expect(told).toEqual(writes('PutItem', 3));
  });

  it('shows its caller the item only where they asked', async () => {
    const Key = await anItem(100);
    expect(await failing(Key)).toMatchObject({ Item: undefined });
    expect(await failing(Key, 'ALL_OLD')).toMatchObject({ Item: Key });
  });
});
