import {
  type AttributeValue,
  BatchWriteItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { aKey, aTimedTable, inSeconds, NOON_SECONDS, TABLE } from './fixtures/a-timed-table.ts';

let table: Awaited<ReturnType<typeof aTimedTable>>;
beforeEach(async () => {
  table = await aTimedTable();
});

const update = (change: Partial<UpdateItemCommandInput>) =>
  table.client.send(
    new UpdateItemCommand({
      ...{ TableName: TABLE, Key: aKey() },
      UpdateExpression: 'SET expiresAt = :ttl',
      ExpressionAttributeValues: { ':ttl': inSeconds(60) },
      ...change,
    }),
  );

// Developer guide of DynamoDB, on Time to Live: an item whose Number of epoch seconds is less than
// now is deleted within days, and read until then. Here at the first whole minute.
describe('an item with a time to live', () => {
  it('is there until the first whole minute after it, and no longer', async () => {
    const [early, late] = [aKey(), aKey()];
    await table.put({ ...early, expiresAt: inSeconds(61) });
    await table.put({ ...late, expiresAt: inSeconds(3_600) });
    await table.travel(119);
    expect(await table.isThere(early)).toBe(true);
    await table.travel(120);
    expect(await table.isThere(early)).toBe(false);
    await table.travel(3_600);
    expect(await table.isThere(late)).toBe(true);
    await table.travel(3_660);
    expect(await table.isThere(late)).toBe(false);
  });

  it('is deleted soon where its time is past when it is written', async () => {
    const key = aKey();
    await table.put({ ...key, expiresAt: inSeconds(-1) });
    expect(await table.isThere(key)).toBe(true);
    await table.travel(60);
    expect(await table.isThere(key)).toBe(false);
  });

  it.each(['NONE', 'ALL_NEW', 'UPDATED_NEW', 'ALL_OLD', 'UPDATED_OLD'] as const)(
    'is deleted where an update that answers with %s gave it a nearer one',
    async (ReturnValues) => {
      const key = aKey();
      const had = { ...key, made: inSeconds(0), expiresAt: inSeconds(9_999) };
      await table.put(had);
      const { Attributes } = await update({
        ...{ Key: key, ReturnValues },
        UpdateExpression: 'SET expiresAt = made + :s',
        ExpressionAttributeValues: { ':s': { N: '60' } },
      });
      const whole = { ...had, expiresAt: inSeconds(60) };
      const answers = {
        NONE: undefined,
        ALL_NEW: whole,
        UPDATED_NEW: { expiresAt: inSeconds(60) },
        ALL_OLD: had,
        UPDATED_OLD: { expiresAt: had.expiresAt },
      };
      expect(Attributes).toEqual(answers[ReturnValues]);
      await table.travel(120);
      expect(await table.isThere(key)).toBe(false);
    },
  );

  it('is deleted where it came in a batch', async () => {
    const keys = [aKey(), aKey()];
    const requests = keys.map((key) => ({
      PutRequest: { Item: { ...key, expiresAt: inSeconds(60) } },
    }));
    await table.client.send(new BatchWriteItemCommand({ RequestItems: { [TABLE]: requests } }));
    await table.travel(120);
    expect(await Promise.all(keys.map((key) => table.isThere(key)))).toEqual([false, false]);
  });

  it('stays where its time was put off or taken away meanwhile', async () => {
    const [later, never] = [aKey(), aKey()];
    await update({ Key: later });
    await update({ Key: never });
    await update({ Key: later, ExpressionAttributeValues: { ':ttl': inSeconds(600) } });
    await table.client.send(
      new UpdateItemCommand({
        ...{ TableName: TABLE, Key: never, UpdateExpression: 'REMOVE expiresAt' },
      }),
    );
    await table.travel(599);
    expect([await table.isThere(later), await table.isThere(never)]).toEqual([true, true]);
    await table.travel(660);
    expect([await table.isThere(later), await table.isThere(never)]).toEqual([false, true]);
  });

  it.each<[what: string, expiresAt: AttributeValue]>([
    ['is no Number', { S: String(NOON_SECONDS + 60) }],
    ['lies more than five years back', inSeconds(-5 * 366 * 86_400)],
    ['is in milliseconds', { N: String(NOON_SECONDS * 1000) }],
  ])('stays where it %s', async (_, expiresAt) => {
    const key = aKey();
    await table.put({ ...key, expiresAt });
    await table.travel(86_400);
    expect(await table.isThere(key)).toBe(true);
  });

  it('has nothing waiting for it where no item has one', async () => {
    await table.put(aKey());
    expect(table.clock.nextDueMs()).toBeUndefined();
  });
});
