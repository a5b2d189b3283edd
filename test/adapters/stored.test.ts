import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marketingClaims } from '../../functions/adapters/recipients/marketing-claims.ts';
import { partitionKey } from '../../functions/adapters/recipients/partition-key.ts';
import { transactionalClaims } from '../../functions/adapters/recipients/transactional-claims.ts';
import { RING_MAX } from '../../functions/domain/quota.ts';
import { NothingWritten } from '../../functions/ports.ts';
import { startRecipients, TABLE } from '../support/a-recipients-table.ts';
import { at } from '../support/an-attempt.ts';
import { aNotification } from '../support/an-event.ts';
import { askForAmazon } from '../support/ask-for-amazon.ts';

const LEASE_SECONDS = 23;

const amazon = await askForAmazon();
const DATABASES: readonly (readonly [name: string, amazon?: string])[] = [
  ['dynalite'],
  ...(amazon === undefined ? [] : [["Amazon's DynamoDB Local", amazon] as const]),
];

describe.each(DATABASES)('%s', (...[, endpoint]) => {
  let recipients: Awaited<ReturnType<typeof startRecipients>>;
  beforeAll(async () => {
    recipients = await startRecipients(endpoint);
  });
  afterAll(() => recipients.stop());

  describe('and what is stored in it', () => {
    const stored = async (phone: string) => {
      const { Items = [] } = await recipients.client.send(new ScanCommand({ TableName: TABLE }));
      const pk = partitionKey(phone, recipients.key());
      return Items.filter((item) => item['pk']?.S === pk);
    };

    it('names no phone: its partition is a keyed hash', async () => {
      await transactionalClaims(recipients.aTable(), LEASE_SECONDS).claim(
        aNotification('ItemSold'),
        at(0),
      );
      const items = await stored('+8613800138000');
      expect(items).toHaveLength(1);
      expect(JSON.stringify(items)).not.toContain('138001');
    });

    it('of a transactional notification is deleted a day after it can no longer be told', async () => {
      const sale = aNotification('ItemSold');
      await transactionalClaims(recipients.aTable(), LEASE_SECONDS).claim(sale, at(0));
      const [item] = await stored('+8613800138000');
      // DynamoDB reads the attribute as whole seconds since the epoch.
      expect(Number(item?.['expiresAt']?.N)).toBe(sale.expiresAtMs / 1000 + 86_400);
    });

    it('of a ring keeps to one write unit with the caps of every stage', async () => {
      const length = 19;
      const ring = { windows: [{ cap: 19, windowSeconds: 1 }], length, leaseSeconds: 1 };
      const claims = marketingClaims(recipients.aTable(), ring);
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
  });

  // Developer guide of DynamoDB, on quotas of expressions: 4 KB and 300 operators each.
  it('takes the expressions of the longest ring', async () => {
    const windows = Array.from({ length: 4 }, () => ({ cap: RING_MAX, windowSeconds: 1 }));
    const ring = { windows, length: RING_MAX, leaseSeconds: 1 };
    const claims = marketingClaims(recipients.aTable(), ring);
    const view = aNotification('ItemViewed');
    expect(await claims.claim(view, at(0))).toMatchObject({ is: 'granted' });
    await claims.release(view, at(0));
    expect(await claims.claim(view, at(1))).toMatchObject({ is: 'granted' });
  });

  describe('and a write that it', () => {
    const claimIn = (tableName: string, timeoutMs: number) =>
      transactionalClaims(recipients.aTable({ tableName, timeoutMs }), LEASE_SECONDS).claim(
        aNotification('ItemSold'),
        at(0),
      );

    it('turns away has surely written nothing', async () => {
      await expect(claimIn('no-such-table', 5_000)).rejects.toBeInstanceOf(NothingWritten);
    });

    it('does not answer in time may have been done', async () => {
      const error = await claimIn(TABLE, 0).catch((failure: unknown) => failure);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(NothingWritten);
    });
  });
});
