import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cappedClaims } from '../../functions/adapters/recipients/capped-claims.ts';
import { placeHash } from '../../functions/adapters/recipients/ring.ts';
import type { Claim } from '../../functions/ports.ts';
import { aToken, at, SENT } from '../support/an-attempt.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { memoryTransactionalClaims } from '../support/memory-transactional-claims.ts';
import { LEASE_SECONDS, recipientStores } from './stores.ts';

const STORES = await recipientStores();
const FIRST = { is: 'granted', ordinal: 1 };
const SECOND = { is: 'granted', ordinal: 2 };

const bid = (eventId: string) => aNotification('BidPlaced', { eventId });
const sale = (eventId: string) => aNotification('ItemSold', { eventId });

const fullUntil = (seconds: number) => ({ is: 'full', untilMs: NOON_MS + seconds * 1_000 });

describe.each(STORES)('claims %s', (_, start) => {
  let store: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    store = await start();
  });
  afterAll(() => store.stop());
  const capped = () => store.open().capped;

  describe('of a transactional notification that is not critical', () => {
    it('are denied where a window is full, as if they had never been asked for', async () => {
      const claims = capped();
      expect(await claims.claim(bid('a'), at(0))).toEqual(FIRST);
      expect(await claims.claim(bid('b'), at(60))).toEqual(FIRST);
      expect(await claims.claim(bid('c'), at(120))).toEqual(fullUntil(3_600));
      expect(await claims.claim(bid('c'), at(121))).toEqual(fullUntil(3_600));
      expect(await claims.claim(bid('c'), at(3_600))).toEqual(FIRST);
      expect(await claims.claim(bid('d'), at(7_300))).toEqual(fullUntil(86_400));
    });

    it('never exceed a window however many ask at once', async () => {
      const claims = capped();
      const answers = await Promise.all(
        Array.from({ length: 30 }, (__, i) => claims.claim(bid(`e${i}`), at(0, aToken(`e${i}`)))),
      );
      expect(answers.filter(({ is }) => is === 'granted')).toHaveLength(2);
    });

    it('are granted to one of many who ask at once, in one place', async () => {
      const claims = capped();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (__, i) => claims.claim(bid('a'), at(0, aToken(`t${i}`)))),
      );
      expect(answers.filter(({ is }) => is === 'granted')).toEqual([FIRST]);
      expect(await claims.claim(bid('b'), at(1))).toEqual(FIRST);
    });

    it('are granted again to the token that has them, in the same place', async () => {
      const claims = capped();
      await claims.claim(bid('a'), at(0));
      await claims.claim(bid('b'), at(1));
      expect(await claims.claim(bid('a'), at(0))).toEqual(FIRST);
      expect(await claims.claim(bid('c'), at(2))).toEqual(fullUntil(3_600));
    });

    it('find their place when they are taken over, and it counts from then on', async () => {
      const claims = capped();
      await claims.claim(bid('a'), at(0));
      await claims.claim(bid('b'), at(1));
      expect(await claims.claim(bid('a'), at(30))).toEqual(SECOND);
      expect(await claims.claim(bid('c'), at(31))).toEqual(fullUntil(3_601));
      expect(await claims.claim(bid('c'), at(3_601))).toEqual(FIRST);
      expect(await claims.claim(bid('d'), at(3_602))).toMatchObject(fullUntil(86_401));
    });

    it('are unconfirmed without room, taken over when their place has long stopped counting', async () => {
      const claims = capped();
      await claims.claim(bid('a'), at(0));
      await claims.claim(bid('b'), at(4_000));
      await claims.claim(bid('c'), at(4_001));
      expect(await claims.claim(bid('a'), at(4_002))).toEqual({ is: 'unconfirmed' });
      expect(await claims.claim(bid('a'), at(7_600))).toEqual(SECOND);
    });

    it.each([['abc'], ['cba']])(
      'never exceed a window however many are taken over at once: %s',
      async (order) => {
        const claims = capped();
        await claims.claim(bid('a'), at(0));
        await claims.claim(bid('b'), at(1));
        await claims.claim(bid('c'), at(4_000));
        const answers = await Promise.all(
          [...order].map((id) => claims.claim(bid(id), at(100_000, aToken(id)))),
        );
        expect(answers.filter(({ is }) => is === 'granted')).toEqual([SECOND, SECOND]);
      },
    );

    it('take their place where a worker claimed, and died before it had one', async () => {
      const { transactional, capped: claims } = store.open();
      await transactional.claim(bid('a'), at(0));
      expect(await claims.claim(bid('a'), at(30))).toEqual(SECOND);
      await claims.claim(bid('b'), at(31));
      expect(await claims.claim(bid('c'), at(32))).toEqual(fullUntil(3_630));
    });

    it('give their place back when given back while it is the newest', async () => {
      const claims = capped();
      await claims.claim(bid('a'), at(0));
      await claims.claim(bid('b'), at(1));
      await claims.release(bid('b'), at(1));
      await claims.release(bid('b'), at(1));
      expect(await claims.claim(bid('c'), at(2))).toEqual(FIRST);
      expect(await claims.claim(bid('b'), at(3))).toEqual(fullUntil(3_600));
    });

    it('keep the place of an attempt of which nobody knows what it texted', async () => {
      const claims = capped();
      await claims.claim(bid('a'), at(0));
      const second = at(30);
      expect(await claims.claim(bid('a'), second)).toEqual(SECOND);
      // The carrier had no time for the second attempt; the first may have been texted.
      await claims.release(bid('a'), { ...second, ordinal: 2 });
      await claims.claim(bid('b'), at(31));
      expect(await claims.claim(bid('c'), at(32))).toMatchObject({ is: 'full' });
    });

    it('are unconfirmed where the quota is full by the time that they are taken over', async () => {
      const { transactional, capped: claims } = store.open();
      // Its worker died, before it had a place or after it had texted: nobody knows.
      await transactional.claim(bid('a'), at(0));
      await claims.claim(bid('b'), at(1));
      await claims.claim(bid('c'), at(2));
      expect(await claims.claim(bid('a'), at(30))).toEqual({ is: 'unconfirmed' });
    });

    it('leave their place taken when given back from behind a newer one', async () => {
      const { capped: claims, recipients } = store.open();
      await claims.claim(bid('a'), at(0));
      await claims.claim(bid('b'), at(1));
      await claims.release(bid('a'), at(0));
      expect(await claims.claim(bid('a'), at(2))).toEqual(fullUntil(3_600));
      const { phone } = bid('a').recipient;
      const { rings } = (await recipients.read([{ phone }])).profileOf(phone);
      expect(rings.transactional.map(({ hash }) => hash)).toEqual([placeHash(bid('b').id), '']);
    });

    it('keep their place when settled, and when given up', async () => {
      const claims = capped();
      await claims.claim(bid('a'), at(0));
      await claims.settle(bid('a'), at(0), SENT);
      await claims.claim(bid('b'), at(1, aToken(1), 'record'));
      await claims.giveUp(bid('b'), at(1, aToken(1), 'record'));
      expect(await claims.claim(bid('c'), at(2))).toEqual(fullUntil(3_600));
      expect(await claims.claim(bid('a'), at(3))).toEqual({ is: 'settled' });
      const again = at(60, aToken(2), 'record');
      expect(await claims.claim(bid('b'), again)).toEqual({ is: 'unconfirmed' });
    });

    it('keep the place that a later attempt took over, whatever an earlier one gives back', async () => {
      const claims = capped();
      const late = at(0, aToken('late'));
      expect(await claims.claim(bid('a'), late)).toEqual(FIRST);
      const next = at(LEASE_SECONDS, aToken('next'));
      expect(await claims.claim(bid('a'), next)).toEqual(SECOND);
      await claims.release(bid('a'), late);
      await claims.settle(bid('a'), next, SENT);
      expect(await claims.claim(bid('b'), at(LEASE_SECONDS + 1))).toEqual(FIRST);
      expect(await claims.claim(bid('c'), at(LEASE_SECONDS + 2))).toMatchObject({ is: 'full' });
    });

    it('of different phones, and of the lanes, do not count together', async () => {
      const { capped: claims, marketing } = store.open();
      const offer = (eventId: string) => aNotification('WinBack', { eventId });
      for (const [i, id] of ['a', 'b'].entries()) {
        expect(await claims.claim(bid(id), at(i))).toEqual(FIRST);
        expect(await marketing.claim(offer(id), at(i))).toEqual(FIRST);
      }
      const other = aNotification('BidPlaced', { recipient: { phone: '13900139000' } });
      expect(await claims.claim(other, at(2))).toEqual(FIRST);
    });
  });

  it('of a critical notification pass a full quota, and take no place in it', async () => {
    const claims = capped();
    for (const id of ['a', 'b', 'c']) expect(await claims.claim(sale(id), at(0))).toEqual(FIRST);
    await claims.claim(bid('a'), at(1));
    await claims.release(sale('c'), at(0));
    expect(await claims.claim(bid('b'), at(2))).toEqual(FIRST);
    expect(await claims.claim(bid('c'), at(3))).toEqual(fullUntil(3_601));
    expect(await claims.claim(sale('d'), at(4))).toEqual(FIRST);
  });
});

describe('a claim that has no place', () => {
  const full: Extract<Claim, { is: 'full' }> = { is: 'full', untilMs: NOON_MS + 1 };
  const claims = memoryTransactionalClaims(LEASE_SECONDS);
  const fullClaims = cappedClaims(
    { ...claims, release: async () => Promise.reject(new Error('no answer')) },
    { reserve: async () => full, cancel: async () => {} },
  );

  it('is an error where it cannot be given back: its lease ends it', async () => {
    await expect(fullClaims.claim(bid('a'), at(0))).rejects.toThrow('no answer');
    expect(await claims.claim(bid('a'), at(LEASE_SECONDS))).toEqual(SECOND);
  });
});
