import { randomUUID } from 'node:crypto';
import {
  type AttributeValue,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../local/clock.ts';
import { startDynamoDb } from '../../local/dynamodb.ts';
import { openEndpoint, rejectionOf } from './fixtures/endpoint.ts';

const TABLE = 'recipients';
const dynamoDb = startDynamoDb({ clock: createClock() });
const endpoint = await openEndpoint();
endpoint.serve(dynamoDb);
const client = new DynamoDBClient(endpoint.client);
const schema = {
  TableName: TABLE,
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
};
beforeAll(() => dynamoDb.createTable(schema));
afterAll(() => endpoint.stop());

type Item = Record<string, AttributeValue>;

const aKey = (): Item => ({ pk: { S: randomUUID() } });

/** Takes an item that nobody owns, or says how it stood. */
const claim = (Key: Item, owner: string, change: Partial<UpdateItemCommandInput> = {}) =>
  client.send(
    new UpdateItemCommand({
      TableName: TABLE,
      Key,
      UpdateExpression: 'SET #owner = :owner',
      ConditionExpression: 'attribute_not_exists(#owner)',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: { ':owner': { S: owner } },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      ...change,
    }),
  );

const release = (Key: Item) =>
  client.send(
    new UpdateItemCommand({
      TableName: TABLE,
      Key,
      UpdateExpression: 'REMOVE #owner',
      ExpressionAttributeNames: { '#owner': 'owner' },
    }),
  );

const batch = (items: readonly Item[]) =>
  client.send(
    new BatchWriteItemCommand({
      RequestItems: { [TABLE]: items.map((Item) => ({ PutRequest: { Item } })) },
    }),
  );

const read = async (Key: Item) =>
  (await client.send(new GetItemCommand({ TableName: TABLE, Key, ConsistentRead: true }))).Item;

// API reference of DynamoDB, UpdateItem and DeleteItem: a condition that does not hold is a
// ConditionalCheckFailedException and changes nothing; ReturnValuesOnConditionCheckFailure with
// ALL_OLD has the item as it stood in the exception, NONE, the default, has not.
describe('a write whose condition fails', () => {
  it('changes nothing, and answers with the item as it stood', async () => {
    const key = aKey();
    await client.send(
      new PutItemCommand({ TableName: TABLE, Item: { ...key, owner: { S: 'a' }, n: { N: '1' } } }),
    );
    const Item = { ...key, owner: { S: 'a' }, n: { N: '1' } };
    expect(await rejectionOf(claim(key, 'b'))).toMatchObject({
      name: 'ConditionalCheckFailedException',
      $metadata: { httpStatusCode: 400 },
      Item,
    });
    expect(await read(key)).toEqual(Item);
  });

  it('answers without the item where nobody asked for it', async () => {
    const key = aKey();
    await claim(key, 'a');
    for (const silent of [undefined, 'NONE'] as const) {
      const change = { ReturnValuesOnConditionCheckFailure: silent };
      const failure = await rejectionOf(claim(key, 'b', change));
      expect(failure).toMatchObject({ name: 'ConditionalCheckFailedException' });
      expect(failure).toHaveProperty('Item', undefined);
    }
  });

  it('answers without an item where there is none', async () => {
    const ConditionExpression = 'attribute_exists(#owner)';
    const failure = await rejectionOf(claim(aKey(), 'a', { ConditionExpression }));
    expect(failure).toMatchObject({ name: 'ConditionalCheckFailedException' });
    expect(failure).toHaveProperty('Item', undefined);
  });

  it('answers with the item where it would delete it', async () => {
    const key = aKey();
    await claim(key, 'a');
    const deletion = client.send(
      new DeleteItemCommand({
        TableName: TABLE,
        Key: key,
        ConditionExpression: 'attribute_not_exists(#owner)',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    expect(await rejectionOf(deletion)).toMatchObject({ Item: { ...key, owner: { S: 'a' } } });
  });
});

describe('fifty writers of one item', () => {
  const owners = Array.from({ length: 50 }, (_, i) => `writer-${i}`);
  const ownerSeen = (failure: unknown) => (failure as { Item?: Item }).Item?.['owner']?.S;

  it('have one winner, whose item every loser sees', async () => {
    const key = aKey();
    const outcomes = await Promise.allSettled(owners.map((owner) => claim(key, owner)));
    const winners = owners.filter((_, i) => outcomes[i]?.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    const seen = outcomes.flatMap((each) =>
      each.status === 'rejected' ? [ownerSeen(each.reason)] : [],
    );
    expect(seen).toEqual(Array(49).fill(winners[0]));
    expect(await read(key)).toEqual({ ...key, owner: { S: winners[0] } });
  });

  it.each<[how: string, letGo: (Key: Item) => Promise<unknown>]>([
    ['lets go', release],
    ['is put over', (Item) => client.send(new PutItemCommand({ TableName: TABLE, Item }))],
    ['is put over in a batch', (Item) => batch([Item, aKey()])],
  ])('see the owner that they lost to, even where it %s at once', async (_, letGo) => {
    const key = aKey();
    const outcomes = await Promise.allSettled(
      owners.map(async (owner) => {
        await claim(key, owner);
        await letGo(key);
      }),
    );
    const lost = outcomes.filter((each) => each.status === 'rejected');
    expect(lost.length).toBeGreaterThan(0);
    for (const { reason } of lost) expect(ownerSeen(reason)).toMatch(/^writer-\d+$/);
  });

  it('all win where each has an item of its own', async () => {
    const outcomes = await Promise.allSettled(owners.map((owner) => claim(aKey(), owner)));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
  });
});

describe('a table', () => {
  it('that is there already with its schema is kept, with its items', async () => {
    const key = aKey();
    await claim(key, 'a');
    await dynamoDb.createTable(schema);
    expect(await read(key)).toEqual({ ...key, owner: { S: 'a' } });
  });

  it('that is there with another schema is an error that names it', async () => {
    const other = { ...schema, KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] };
    const AttributeDefinitions = [{ AttributeName: 'id', AttributeType: 'S' }];
    await expect(dynamoDb.createTable({ ...other, AttributeDefinitions })).rejects.toThrow(
      /table recipients is there with another schema.*empty data folder/,
    );
  });

  it('that cannot be created is an error', async () => {
    const KeySchema: unknown[] = [];
    await expect(
      dynamoDb.createTable({ ...schema, TableName: 'other', KeySchema }),
    ).rejects.toThrow(/CreateTable failed.*ValidationException/);
  });

  it('that is not there is a ResourceNotFoundException', async () => {
    expect(await rejectionOf(claim(aKey(), 'a', { TableName: 'nowhere' }))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
