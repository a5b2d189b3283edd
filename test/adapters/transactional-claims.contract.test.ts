import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aToken, at, SENT } from '../support/an-attempt.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { LEASE_SECONDS, recipientStores } from './stores.ts';

const STORES = await recipientStores();
const FIRST = { is: 'granted', ordinal: 1 };

describe.each(STORES)('claims %s', (_, start) => {
  let store: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    store = await start();
  });
  afterAll(() => store.stop());
  const transactional = () => store.open().transactional;

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
      await claims.settle(sale, at(0), SENT);
      await claims.settle(sale, at(0), SENT);
      expect(await claims.claim(sale, at(0))).toEqual({ is: 'settled' });
      expect(await claims.claim(sale, at(9_999))).toEqual({ is: 'settled' });
    });

    it('cannot be settled by a worker whose claim was taken over', async () => {
      const claims = transactional();
      await claims.claim(sale, at(0));
      await claims.claim(sale, at(30));
      await expect(claims.settle(sale, at(0), SENT)).rejects.toThrow();
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

    it('that are given up are unconfirmed to the same record, and granted to one that is redriven', async () => {
      const claims = transactional();
      await claims.claim(sale, at(0, aToken(1), 'record'));
      await claims.giveUp(sale, at(0, aToken(1), 'record'));
      // The answer was lost, and the SDK tried again.
      await claims.giveUp(sale, at(0, aToken(1), 'record'));
      const again = at(9_999, aToken(2), 'record');
      expect(await claims.claim(sale, again)).toEqual({ is: 'unconfirmed' });
      const redriven = at(9_999, aToken(3), 'another');
      expect(await claims.claim(sale, redriven)).toEqual({ is: 'granted', ordinal: 2 });
      expect(await claims.claim(sale, again)).toMatchObject({ is: 'leased' });
      await claims.settle(sale, redriven, SENT);
      expect(await claims.claim(sale, again)).toEqual({ is: 'settled' });
    });

    it('are given up by whoever has them alone', async () => {
      const claims = transactional();
      await claims.claim(sale, at(0));
      await claims.claim(sale, at(30));
      await expect(claims.giveUp(sale, at(0))).rejects.toThrow();
      expect(await claims.claim(sale, at(31))).toMatchObject({ is: 'leased' });
    });

    it('that are settled are never given up', async () => {
      const claims = transactional();
      await claims.claim(sale, at(0));
      await claims.settle(sale, at(0), SENT);
      await expect(claims.giveUp(sale, at(0))).rejects.toThrow();
      expect(await claims.claim(sale, at(9_999))).toEqual({ is: 'settled' });
    });

    it('of one phone do not stand in the way of each other', async () => {
      const claims = transactional();
      await claims.claim(sale, at(0));
      expect(await claims.claim(aNotification('BidPlaced'), at(0))).toEqual(FIRST);
    });
  });
});
