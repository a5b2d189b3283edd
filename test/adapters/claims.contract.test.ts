import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marketingClaims } from '../../functions/adapters/recipients/marketing-claims.ts';
import { transactionalClaims } from '../../functions/adapters/recipients/transactional-claims.ts';
import { startRecipients } from '../support/a-recipients-table.ts';
import { aToken, at } from '../support/an-attempt.ts';
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

let recipients: Awaited<ReturnType<typeof startRecipients>>;
beforeAll(async () => {
  recipients = await startRecipients();
});
afterAll(() => recipients.stop());

const ADAPTERS = [
  ['in memory', () => memoryTransactionalClaims(LEASE_SECONDS), () => memoryMarketingClaims(RING)],
  [
    'in DynamoDB',
    () => transactionalClaims(recipients.aTable(), LEASE_SECONDS),
    () => marketingClaims(recipients.aTable(), RING),
  ],
] as const;

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
