import { randomUUID } from 'node:crypto';
import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, TABLE } from './fixtures/databases.ts';
import { rejectionOf } from './fixtures/endpoint.ts';

type Item = Record<string, AttributeValue>;

const aKey = (): Item => ({ pk: { S: randomUUID() } });
const X: Item = { ':x': { S: 'x' } };
const DATABASES = await databases();

// Whatever Amazon's own turns away or answers, this machine's must too: an emulator that is kinder
// lets through what fails on the day of the sale.
describe.each(DATABASES)('DynamoDB %s', (_, start) => {
  let database: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    database = await start();
  });
  afterAll(() => database.stop());

  const put = (item: Item, change: Partial<PutItemCommandInput> = {}) =>
    database.client.send(new PutItemCommand({ TableName: TABLE, Item: item, ...change }));
  const update = (change: Partial<UpdateItemCommandInput>) =>
    database.client.send(new UpdateItemCommand({ TableName: TABLE, Key: aKey(), ...change }));
  const read = async (Key: Item) =>
    (await database.client.send(new GetItemCommand({ TableName: TABLE, Key }))).Item;
  const invalid = async (promise: Promise<unknown>, message: RegExp | string) =>
    expect(await rejectionOf(promise)).toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(message),
    });

  // API reference of DynamoDB, ReturnValuesOnConditionCheckFailure of the three writes.
  describe('where a condition fails', () => {
    const mayNotBe = {
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    } as const;

    it.each(['put', 'updated', 'deleted'])('on an item to be %s, answers with it', async (how) => {
      const item = { ...aKey(), a: { S: 'x' }, n: { N: '1' } };
      const { a, n, ...Key } = item;
      await put(item);
      const writes = {
        put: () => put({ ...Key, a: { S: 'y' } }, mayNotBe),
        updated: () => update({ Key, UpdateExpression: 'REMOVE a', ...mayNotBe }),
        deleted: () =>
          database.client.send(new DeleteItemCommand({ TableName: TABLE, Key, ...mayNotBe })),
      };
      expect(await rejectionOf(writes[how as keyof typeof writes]())).toMatchObject({
        name: 'ConditionalCheckFailedException',
        Item: item,
      });
      expect(await read(Key)).toEqual(item);
    });

    it('takes ALL_OLD and NONE for an answer, and nothing else', async () => {
      const strange = 'ALL_NEW' as never;
      await invalid(
        put(aKey(), { ...mayNotBe, ReturnValuesOnConditionCheckFailure: strange }),
        /returnValuesOnConditionCheckFailure/i,
      );
    });
  });

  // Developer guide of DynamoDB, on quotas of expression parameters.
  describe('turns away an expression', () => {
    const set = { UpdateExpression: 'SET a = :x', ExpressionAttributeValues: X };
    const ofSize = (start: string, bytes: number) => start + ' '.repeat(bytes - start.length);

    it('of more than 4,096 bytes', async () => {
      const tooLong = /exceeded the maximum allowed size/;
      await update({ ...set, ConditionExpression: ofSize('a <> :x', 4_096) });
      await invalid(update({ ...set, ConditionExpression: ofSize('a <> :x', 4_097) }), tooLong);
      await update({ ...set, UpdateExpression: ofSize('SET a = :x', 4_096) });
      await invalid(update({ ...set, UpdateExpression: ofSize('SET a = :x', 4_097) }), tooLong);
      const ProjectionExpression = ofSize('a', 4_097);
      const get = new GetItemCommand({ TableName: TABLE, Key: aKey(), ProjectionExpression });
      await invalid(database.client.send(get), tooLong);
      const RequestItems = { [TABLE]: { Keys: [aKey()], ProjectionExpression } };
      const batch = new BatchGetItemCommand({ RequestItems });
      await invalid(database.client.send(batch), tooLong);
    });

    // With ` AND ` between them, so many terms come to exactly 300 operators or one below.
    it.each([
      ['a <> :x', 150],
      ['NOT a = :x', 100],
      ['NOT begins_with(a, :x)', 100],
      ['size(a) <> :x', 100],
      ['NOT a BETWEEN :x AND :x', 100],
      ['NOT a IN (:x, :x)', 100],
      ['(a <> :x OR b = :x)', 75],
    ])('of more than 300 operators: %s, more than %i times', async (term, most) => {
      const terms = (count: number) => ({
        ...set,
        ConditionExpression: Array.from({ length: count }, () => term).join(' AND '),
      });
      const outcome = await update(terms(most)).catch((error: unknown) => error);
      expect(outcome).not.toMatchObject({ name: 'ValidationException' });
      await invalid(update(terms(most + 1)), /too many operators/);
    });

    it('that sets by more than 300 sums', async () => {
      const sums = (count: number) => ({
        UpdateExpression: `SET ${Array.from({ length: count }, (__, i) => `a${i}=:n+:n`).join()}`,
        ExpressionAttributeValues: { ':n': { N: '1' } },
      });
      await update(sums(300));
      await invalid(update(sums(301)), /too many operators/);
    });

    it.each<[what: string, change: Partial<UpdateItemCommandInput>, message: string]>([
      ['a name unused', { ExpressionAttributeNames: { '#b': 'b' } }, 'unused.*#b'],
      ['a value unused', { ExpressionAttributeValues: { ...X, ':y': { S: '' } } }, 'unused.*:y'],
      ['a value undefined', { ConditionExpression: 'a = :z' }, 'not defined.*:z'],
      ['a reserved word', { ConditionExpression: 'state = :x' }, 'reserved keyword: state'],
      ['a path twice', { UpdateExpression: 'SET a = :x REMOVE a' }, 'paths overlap'],
      ['the key', { UpdateExpression: 'SET pk = :x' }, 'part of the key'],
      [
        'what is not there',
        { UpdateExpression: 'SET a = b, c = :x' },
        'does not exist in the item',
      ],
      ['a path into nothing', { UpdateExpression: 'SET a.b = :x' }, 'path.*invalid for update'],
    ])('with %s', async (__, change, message) => {
      await invalid(update({ ...set, ...change }), message);
    });
  });

  it('knows what is not there within what is', async () => {
    const item = { ...aKey(), a: { M: { b: { S: 'x' } } } };
    await put(item);
    const ConditionExpression =
      'attribute_exists(a.b) AND attribute_not_exists(a.c) AND attribute_not_exists(z.y)';
    await expect(put(item, { ConditionExpression })).resolves.toBeDefined();
  });

  it('takes empty texts, but none for a key', async () => {
    const key = aKey();
    await put({ ...key, a: { S: '' } });
    expect(await read(key)).toEqual({ ...key, a: { S: '' } });
    await invalid(put({ pk: { S: '' } }), /empty string value/);
  });

  it.each([
    ['1.0', '1'],
    ['01', '1'],
    ['1e3', '1000'],
    ['-0', '0'],
    ['12345678901234567890123456789012345678', '12345678901234567890123456789012345678'],
  ])('keeps the number %s as %s', async (given, kept) => {
    const key = aKey();
    await put({ ...key, n: { N: given } });
    expect(await read(key)).toEqual({ ...key, n: { N: kept } });
  });

  it.each(['', 'a', 'NaN', '1e126', '1e-131', '1.23456789012345678901234567890123456789'])(
    'takes no %j for a number',
    (given) => invalid(put({ ...aKey(), n: { N: given } }), /numeric|number|digits/i),
  );

  // Developer guide of DynamoDB, quotas: 400 KB an item with its names; batches of 25.
  it('turns away an item of more than 400 KB, however it comes to it', async () => {
    const most = 400 * 1024 - 'pk'.length - 36 - 'a'.length;
    await put({ ...aKey(), a: { S: 'x'.repeat(most) } });
    await invalid(put({ ...aKey(), a: { S: 'x'.repeat(most + 1) } }), /maximum allowed size/);
    const values = { ':x': { S: 'x'.repeat(most + 1) } };
    await invalid(
      update({ UpdateExpression: 'SET a = :x', ExpressionAttributeValues: values }),
      /maximum allowed size/,
    );
  });

  it('turns away a batch of more than 25 writes, and one with an item twice', async () => {
    const batch = (keys: readonly Item[]) =>
      database.client.send(
        new BatchWriteItemCommand({
          RequestItems: { [TABLE]: keys.map((Item) => ({ PutRequest: { Item } })) },
        }),
      );
    const key = aKey();
    await batch(Array.from({ length: 25 }, aKey));
    await invalid(batch(Array.from({ length: 26 }, aKey)), /25|Too many items/);
    await invalid(batch([key, key]), /duplicates/);
  });
});
