import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aToken, at } from '../support/an-attempt.ts';
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
  const marketing = () => store.open().marketing;

  describe('of a marketing notification', () => {
    const offer = (eventId: string) => aNotification('WinBack', { eventId });

    it('are granted to one of many who ask at once, and are final', async () => {
      const claims = marketing();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (__, i) => claims.claim(offer('a'), at(0, aToken(`t${i}`)))),
      );
      expect(answers.filter(({ is }) => is === 'granted')).toEqual([FIRST]);
      expect(answers.filter(({ is }) => is === 'settled')).toHaveLength(19);
      expect(await claims.claim(offer('a'), at(80_000))).toEqual({ is: 'settled' });
    });

    it('are granted again to the token that has it, even after another claim', async () => {
      const claims = marketing();
      await claims.claim(offer('a'), at(0));
      await claims.claim(offer('b'), at(1));
      expect(await claims.claim(offer('a'), at(0))).toEqual(FIRST);
    });

    it('are denied where a window is full, with the time of the next chance', async () => {
      const claims = marketing();
      await claims.claim(offer('a'), at(0));
      await claims.claim(offer('b'), at(60));
      expect(await claims.claim(offer('c'), at(120))).toEqual({
        is: 'full',
        untilMs: NOON_MS + 3_600_000,
      });
      expect(await claims.claim(offer('c'), at(3_599.999))).toMatchObject({ is: 'full' });
      expect(await claims.claim(offer('c'), at(3_600))).toEqual(FIRST);
      expect(await claims.claim(offer('d'), at(7_300))).toEqual({
        is: 'full',
        untilMs: NOON_MS + 86_400_000,
      });
    });

    it('never exceed a window however many ask at once', async () => {
      const claims = marketing();
      const answers = await Promise.all(
        Array.from({ length: 30 }, (__, i) => claims.claim(offer(`e${i}`), at(0, aToken(`e${i}`)))),
      );
      expect(answers.filter(({ is }) => is === 'granted')).toHaveLength(2);
    });

    it('free their place when given back while they are the newest', async () => {
      const claims = marketing();
      await claims.claim(offer('a'), at(0));
      await claims.claim(offer('b'), at(1));
      await claims.release(offer('b'), at(1));
      expect(await claims.claim(offer('c'), at(2))).toEqual(FIRST);
      expect(await claims.claim(offer('a'), at(3))).toEqual({ is: 'settled' });
      expect(await claims.claim(offer('b'), at(4))).toMatchObject({ is: 'full' });
    });

    it('can be claimed again when given back from behind a newer one, once there is room', async () => {
      const claims = marketing();
      await claims.claim(offer('a'), at(0));
      await claims.claim(offer('b'), at(1));
      await claims.release(offer('a'), at(0));
      // The place stays taken: the ring may be strict, never lax.
      expect(await claims.claim(offer('a'), at(2))).toMatchObject({ is: 'full' });
      expect(await claims.claim(offer('a'), at(3_600))).toEqual(FIRST);
      expect(await claims.claim(offer('b'), at(3_601))).toEqual({ is: 'settled' });
    });

    it('are given back by whoever has them alone', async () => {
      const claims = marketing();
      await claims.claim(offer('a'), at(0));
      await claims.release(offer('a'), at(0, aToken('another')));
      expect(await claims.claim(offer('a'), at(2))).toEqual({ is: 'settled' });
    });

    it('tell a record that comes again from a copy of it: nobody knows what became of it', async () => {
      const claims = marketing();
      await claims.claim(offer('a'), at(0, aToken(1), 'record'));
      const again = (seconds: number) => claims.claim(offer('a'), at(seconds, aToken(2), 'record'));
      // Handed out twice: whoever has it may still be at it.
      expect(await again(22)).toEqual({ is: 'leased', untilMs: NOON_MS + LEASE_SECONDS * 1000 });
      expect(await again(120)).toEqual({ is: 'unconfirmed' });
      expect(await claims.claim(offer('a'), at(120, aToken(3), 'copy'))).toEqual({ is: 'settled' });
    });

    it('are as final when given up as when settled', async () => {
      const claims = marketing();
      await claims.claim(offer('a'), at(0, aToken(1), 'record'));
      await claims.giveUp(offer('a'), at(0, aToken(1), 'record'));
      const again = at(120, aToken(2), 'record');
      expect(await claims.claim(offer('a'), again)).toEqual({ is: 'unconfirmed' });
      expect(await claims.claim(offer('a'), at(120, aToken(3)))).toEqual({ is: 'settled' });
    });

    it('that were granted stay so, whatever their recipient says afterwards', async () => {
      const { marketing: claims, memory } = store.open();
      await claims.claim(offer('a'), at(0));
      await memory.remember(offer('a').recipient.phone, { is: 'refusal', atMs: NOON_MS, via: 'R' });
      expect(await claims.claim(offer('a'), at(0))).toEqual(FIRST);
      expect(await claims.claim(offer('a'), at(1))).toEqual({ is: 'settled' });
      expect(await claims.claim(offer('b'), at(1))).toEqual({ is: 'refused', reason: 'opted-out' });
    });

    it('say that they are not wanted before they say that there is no room', async () => {
      const { marketing: claims, memory } = store.open();
      await claims.claim(offer('a'), at(0));
      await claims.claim(offer('b'), at(1));
      await memory.remember(offer('a').recipient.phone, { is: 'refusal', atMs: NOON_MS, via: 'R' });
      expect(await claims.claim(offer('c'), at(2))).toEqual({ is: 'refused', reason: 'opted-out' });
    });

    it('are remembered to the last place of the ring', async () => {
      const claims = marketing();
      for (const [i, id] of ['a', 'b', 'c', 'd'].entries()) {
        expect(await claims.claim(offer(id), at(i * 90_000))).toEqual(FIRST);
      }
      expect(await claims.claim(offer('a'), at(300_000))).toEqual({ is: 'settled' });
    });

    it('of different phones do not count together', async () => {
      const claims = marketing();
      await claims.claim(offer('a'), at(0));
      await claims.claim(offer('b'), at(0));
      const other = aNotification('WinBack', { recipient: { phone: '13900139000' } });
      expect(await claims.claim(other, at(0))).toEqual(FIRST);
    });
  });
});
