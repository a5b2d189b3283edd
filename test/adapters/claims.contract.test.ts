import { createHash } from 'node:crypto';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marketingClaims } from '../../functions/adapters/recipients/marketing-claims.ts';
import { partitionKey } from '../../functions/adapters/recipients/partition-key.ts';
import { ringExpressions } from '../../functions/adapters/recipients/ring-expressions.ts';
import { recipientsTable } from '../../functions/adapters/recipients/table.ts';
import { transactionalClaims } from '../../functions/adapters/recipients/transactional-claims.ts';
import { RING_MAX } from '../../functions/domain/quota.ts';
import type { Attempt } from '../../functions/ports.ts';
import { startDynamoDb } from '../../local/dynamodb.ts';
import { type Gateway, startGateway } from '../../local/gateway.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { memoryMarketingClaims, memoryTransactionalClaims } from '../support/memory-claims.ts';

const LEASE_SECONDS = 23;
const RING = {
  windows: [
    { cap: 2, windowSeconds: 3_600 },
    { cap: 3, windowSeconds: 86_400 },
  ],
  length: 4,
  leaseSeconds: LEASE_SECONDS,
};

let gateway: Gateway;
let client: DynamoDBClient;

beforeAll(async () => {
  gateway = await startGateway(0);
  const dynamoDb = startDynamoDb();
  gateway.serve([dynamoDb], []);
  await dynamoDb.createTable({
    TableName: 'recipients',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  });
  client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${gateway.port}`,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});

afterAll(() => gateway.stop());

/** Keyed anew for every test, so that no test sees what another stored. */
let keys = 0;
const aTable = () => {
  const key = `key-${++keys}`;
  return recipientsTable({
    ...{ client, tableName: 'recipients', timeoutMs: 5_000 },
    key: async () => key,
  });
};

const ADAPTERS = [
  ['in memory', () => memoryTransactionalClaims(LEASE_SECONDS), () => memoryMarketingClaims(RING)],
  [
    'in DynamoDB',
    () => transactionalClaims(aTable(), LEASE_SECONDS),
    () => marketingClaims(aTable(), RING),
  ],
] as const;

/** An attempt, some seconds after noon; its record is its own unless one is named. */
const at = (seconds: number, token = aToken(seconds), recordId = token): Attempt => ({
  ...{ token, recordId },
  nowMs: NOON_MS + seconds * 1000,
});

const aToken = (seed: number | string): string =>
  createHash('sha256').update(String(seed)).digest('hex').slice(0, 8);

const FIRST = { is: 'granted', ordinal: 1 };

describe.each(ADAPTERS)('claims %s', (_, transactional, marketing) => {
  describe('of a transactional notification', () => {
    const sale = aNotification('ItemSold');

    it('are granted to one of many who ask at once', async () => {
      const claims = transactional();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (__, i) => claims.claim(sale, at(0, aToken(`t${i}`)))),
      );
      expect(answers.filter(({ is }) => is === 'granted')).toEqual([FIRST]);
      expect(answers.filter(({ is }) => is === 'leased')).toHaveLength(19);
    });

    it('are granted again to the token that has it: its answer was lost', async () => {
      const claims = transactional();
      await claims.claim(sale, at(0));
      expect(await claims.claim(sale, at(0))).toEqual(FIRST);
    });

    it('can be taken over once the lease is over, as the second attempt', async () => {
      const claims = transactional();
      await claims.claim(sale, at(0));
      const untilMs = NOON_MS + LEASE_SECONDS * 1000;
      expect(await claims.claim(sale, at(22))).toEqual({ is: 'leased', untilMs });
      expect(await claims.claim(sale, at(23))).toEqual({ is: 'granted', ordinal: 2 });
    });

    it('are settled for good', async () => {
      const claims = transactional();
      await claims.claim(sale, at(0));
      await claims.settle(sale, at(0), 'sms-1');
      await claims.settle(sale, at(0), 'sms-1');
      expect(await claims.claim(sale, at(0))).toEqual({ is: 'settled' });
      expect(await claims.claim(sale, at(9_999))).toEqual({ is: 'settled' });
    });

    it('cannot be settled by a worker whose claim was taken over', async () => {
      const claims = transactional();
      await claims.claim(sale, at(0));
      await claims.claim(sale, at(30));
      await expect(claims.settle(sale, at(0), 'sms-1')).rejects.toThrow();
      expect(await claims.claim(sale, at(31))).toMatchObject({ is: 'leased' });
    });

    it('can be claimed at once when given back, as if never claimed', async () => {
      const claims = transactional();
      await claims.claim(sale, at(0));
      await claims.release(sale, at(0));
      await claims.release(sale, at(0));
      expect(await claims.claim(sale, at(1))).toEqual(FIRST);
    });

    it('are not given back by a worker whose claim was taken over', async () => {
      const claims = transactional();
      await claims.claim(sale, at(0));
      await claims.claim(sale, at(30));
      await claims.release(sale, at(0));
      expect(await claims.claim(sale, at(31))).toMatchObject({ is: 'leased' });
    });

    it('of one phone do not stand in the way of each other', async () => {
      const claims = transactional();
      await claims.claim(sale, at(0));
      expect(await claims.claim(aNotification('BidPlaced'), at(0))).toEqual(FIRST);
    });
  });

  describe('of a marketing notification', () => {
    const view = (eventId: string) => aNotification('ItemViewed', { eventId });

    it('are granted to one of many who ask at once, and are final', async () => {
      const claims = marketing();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (__, i) => claims.claim(view('a'), at(0, aToken(`t${i}`)))),
      );
      expect(answers.filter(({ is }) => is === 'granted')).toEqual([FIRST]);
      expect(answers.filter(({ is }) => is === 'settled')).toHaveLength(19);
      expect(await claims.claim(view('a'), at(80_000))).toEqual({ is: 'settled' });
    });

    it('are granted again to the token that has it, even after another claim', async () => {
      const claims = marketing();
      await claims.claim(view('a'), at(0));
      await claims.claim(view('b'), at(1));
      expect(await claims.claim(view('a'), at(0))).toEqual(FIRST);
    });

    it('are denied where a window is full, with the time of the next chance', async () => {
      const claims = marketing();
      await claims.claim(view('a'), at(0));
      await claims.claim(view('b'), at(60));
      expect(await claims.claim(view('c'), at(120))).toEqual({
        is: 'full',
        untilMs: NOON_MS + 3_600_000,
      });
      expect(await claims.claim(view('c'), at(3_599.999))).toMatchObject({ is: 'full' });
      expect(await claims.claim(view('c'), at(3_600))).toEqual(FIRST);
      expect(await claims.claim(view('d'), at(7_300))).toEqual({
        is: 'full',
        untilMs: NOON_MS + 86_400_000,
      });
    });

    it('never exceed a window however many ask at once', async () => {
      const claims = marketing();
      const answers = await Promise.all(
        Array.from({ length: 30 }, (__, i) => claims.claim(view(`e${i}`), at(0, aToken(`e${i}`)))),
      );
      expect(answers.filter(({ is }) => is === 'granted')).toHaveLength(2);
    });

    it('free their place when given back while they are the newest', async () => {
      const claims = marketing();
      await claims.claim(view('a'), at(0));
      await claims.claim(view('b'), at(1));
      await claims.release(view('b'), at(1));
      expect(await claims.claim(view('c'), at(2))).toEqual(FIRST);
      expect(await claims.claim(view('a'), at(3))).toEqual({ is: 'settled' });
      expect(await claims.claim(view('b'), at(4))).toMatchObject({ is: 'full' });
    });

    it('can be claimed again when given back from behind a newer one, once there is room', async () => {
      const claims = marketing();
      await claims.claim(view('a'), at(0));
      await claims.claim(view('b'), at(1));
      await claims.release(view('a'), at(0));
      // The place stays taken: the ring may be strict, never lax.
      expect(await claims.claim(view('a'), at(2))).toMatchObject({ is: 'full' });
      expect(await claims.claim(view('a'), at(3_600))).toEqual(FIRST);
      expect(await claims.claim(view('b'), at(3_601))).toEqual({ is: 'settled' });
    });

    it('are given back by whoever has them alone', async () => {
      const claims = marketing();
      await claims.claim(view('a'), at(0));
      await claims.release(view('a'), at(0, aToken('another')));
      expect(await claims.claim(view('a'), at(2))).toEqual({ is: 'settled' });
    });

    it('tell a record that comes again from a copy of it: nobody knows what became of it', async () => {
      const claims = marketing();
      await claims.claim(view('a'), at(0, aToken(1), 'record'));
      const again = (seconds: number) => claims.claim(view('a'), at(seconds, aToken(2), 'record'));
      // Handed out twice: whoever has it may still be at it.
      expect(await again(22)).toEqual({ is: 'leased', untilMs: NOON_MS + LEASE_SECONDS * 1000 });
      expect(await again(120)).toEqual({ is: 'unconfirmed' });
      expect(await claims.claim(view('a'), at(120, aToken(3), 'copy'))).toEqual({ is: 'settled' });
    });

    it('are remembered to the last place of the ring', async () => {
      const claims = marketing();
      for (const [i, id] of ['a', 'b', 'c', 'd'].entries()) {
        expect(await claims.claim(view(id), at(i * 90_000))).toEqual(FIRST);
      }
      expect(await claims.claim(view('a'), at(300_000))).toEqual({ is: 'settled' });
    });

    it('of different phones do not count together', async () => {
      const claims = marketing();
      await claims.claim(view('a'), at(0));
      await claims.claim(view('b'), at(0));
      const other = aNotification('ItemViewed', { recipient: { phone: '13900139000' } });
      expect(await claims.claim(other, at(0))).toEqual(FIRST);
    });
  });
});

describe('what is stored in DynamoDB', () => {
  const stored = async (phone: string) => {
    const { Items = [] } = await client.send(new ScanCommand({ TableName: 'recipients' }));
    const pk = partitionKey(phone, `key-${keys}`);
    return Items.filter((item) => item['pk']?.S === pk);
  };

  it('names no phone: its partition is a keyed hash', async () => {
    await transactionalClaims(aTable(), LEASE_SECONDS).claim(aNotification('ItemSold'), at(0));
    const items = await stored('+8613800138000');
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items)).not.toContain('138001');
  });

  it('of a transactional notification is deleted a day after it can no longer be told', async () => {
    const sale = aNotification('ItemSold');
    await transactionalClaims(aTable(), LEASE_SECONDS).claim(sale, at(0));
    const [item] = await stored('+8613800138000');
    // DynamoDB reads the attribute as whole seconds since the epoch.
    expect(Number(item?.['expiresAt']?.N)).toBe(sale.expiresAtMs / 1000 + 86_400);
  });

  it('of a ring keeps to one write unit with the caps of every stage', async () => {
    const length = 19;
    const ring = { windows: [{ cap: 19, windowSeconds: 1 }], length, leaseSeconds: 1 };
    const claims = marketingClaims(aTable(), ring);
    for (let i = 0; i < length; i += 1) {
      await claims.claim(aNotification('ItemViewed', { eventId: `e${i}` }), at(i));
    }
    const [item = {}] = await stored('+8613800138000');
    const bytes = Object.entries(item).reduce(
      (sum, [name, { S, N }]) =>
        sum + name.length + (S?.length ?? Math.ceil((N?.length ?? 0) / 2) + 1),
      0,
    );
    expect(Object.keys(item)).toHaveLength(2 + 2 * length);
    expect(bytes).toBeLessThanOrEqual(1_024);
  });

  it('of the longest ring is written by expressions that DynamoDB takes: 4 KB each', () => {
    const windows = Array.from({ length: 4 }, () => ({ cap: RING_MAX, windowSeconds: 1 }));
    const { push, mayPush, pop } = ringExpressions(windows, RING_MAX);
    for (const expression of [push, mayPush, pop]) expect(expression.length).toBeLessThan(4_096);
  });
});
