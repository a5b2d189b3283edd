import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeptReply } from '../../functions/ports/replies.ts';
import { NOON_MS } from '../support/an-event.ts';
import { inMemory, recipientStores } from './stores.ts';

const STORES = await recipientStores();
const PHONE = '+8613800138000';
const OTHER_PHONE = '+8613800138001';

const aReply = (change: Partial<KeptReply> = {}): KeptReply => ({
  isDone: false,
  decision: { do: 'report', item: { id: 'item-3287', code: '3287' } },
  text: '查询3287',
  receivedAtMs: NOON_MS,
  ...change,
});

describe.each(STORES)('replies %s', (_, start) => {
  let store: Awaited<ReturnType<typeof start>>;
  let twins: typeof store;
  beforeAll(async () => {
    store = await start();
    twins = await inMemory();
  });
  afterAll(() => store.stop());
  const open = () => store.open().replies;

  describe('that are kept', () => {
    it('are found as they are, by their phone and key', async () => {
      const replies = open();
      expect(await replies.find(PHONE, 'a')).toBeUndefined();
      expect(await replies.keep(PHONE, 'a', aReply())).toEqual(aReply());
      expect(await replies.find(PHONE, 'a')).toEqual(aReply());
      expect(await replies.find(PHONE, 'b')).toBeUndefined();
      expect(await replies.find(OTHER_PHONE, 'a')).toBeUndefined();
    });

    it.each([
      ['an empty one', aReply({ text: '' })],
      ['one of several lines', aReply({ text: 'Y\n3287 👌' })],
      ['one that was done at once', aReply({ isDone: true, decision: { do: 'nothing' } })],
      ['a refusal', aReply({ decision: { do: 'opt-out', confirms: true }, text: '退订' })],
    ])('are found whatever they say: %s', async (__, reply) => {
      const replies = open();
      await replies.keep(PHONE, 'a', reply);
      expect(await replies.find(PHONE, 'a')).toEqual(reply);
    });

    it('are kept once: who comes later is told what is there', async () => {
      const replies = open();
      await replies.keep(PHONE, 'a', aReply());
      const other = aReply({ decision: { do: 'nothing' }, isDone: true });
      expect(await replies.keep(PHONE, 'a', other)).toEqual(aReply());
      await replies.finish(PHONE, 'a');
      expect(await replies.keep(PHONE, 'a', other)).toEqual(aReply({ isDone: true }));
    });

    it('are kept by one of many at once, and all are told what it kept', async () => {
      const replies = open();
      const all = Array.from({ length: 12 }, (__, i) => aReply({ text: `${i}` }));
      const kept = await Promise.all(all.map((reply) => replies.keep(PHONE, 'a', reply)));
      expect(new Set(kept.map(({ text }) => text)).size).toBe(1);
    });

    it('are done once finished, however often, and nothing else of them changes', async () => {
      const replies = open();
      await replies.keep(PHONE, 'a', aReply());
      await replies.finish(PHONE, 'a');
      await replies.finish(PHONE, 'a');
      expect(await replies.find(PHONE, 'a')).toEqual(aReply({ isDone: true }));
    });

    it('are worked off by one at a time, until its lease is over', async () => {
      const replies = open();
      const leaseOf = (token: string, nowMs: number) => ({ token, nowMs, untilMs: nowMs + 33 });
      await replies.keep(PHONE, 'leased', aReply());
      const asked = async (token: string, nowMs: number) =>
        replies.lease(PHONE, 'leased', leaseOf(token, nowMs));
      expect(await asked('a', 0)).toBe(true);
      // Its own, whose answer was lost, is its own.
      expect(await asked('a', 1)).toBe(true);
      expect(await asked('b', 33)).toBe(false);
      expect(await asked('b', 34)).toBe(true);
      expect(await asked('a', 35)).toBe(false);
      await replies.finish(PHONE, 'leased');
      expect(await asked('b', 36)).toBe(false);
    });

    it('are leased only where they are', async () => {
      const replies = open();
      const lease = { token: 'a', nowMs: 0, untilMs: 33 };
      expect(await replies.lease(PHONE, 'nowhere', lease)).toBe(false);
      expect(await replies.find(PHONE, 'nowhere')).toBeUndefined();
    });

    it('are not there for having been finished', async () => {
      const replies = open();
      await replies.finish(PHONE, 'a');
      expect(await replies.find(PHONE, 'a')).toBeUndefined();
    });
  });

  describe('of the same text', () => {
    const saying = (phone = PHONE) => {
      const replies = open();
      return (key: string, seconds: number, hash = 'h') =>
        replies.keyOf(phone, key, hash, NOON_MS + seconds * 1_000);
    };

    it('have one key where they come within a minute of the first, before or after it', async () => {
      const keyOf = saying();
      expect(await keyOf('a', 0)).toBe('a');
      expect(await keyOf('b', 60)).toBe('a');
      expect(await keyOf('c', -60)).toBe('a');
      expect(await keyOf('d', 61)).toBe('d');
    });

    it('have the key that they had when they are asked for again', async () => {
      const keyOf = saying();
      for (let times = 0; times < 2; times += 1) {
        expect(await keyOf('a', 0)).toBe('a');
        expect(await keyOf('b', 30)).toBe('a');
      }
    });

    it('have their own where they are handed over again after newer ones', async () => {
      const keyOf = saying();
      await keyOf('a', 0);
      await keyOf('b', 61);
      await keyOf('c', 500);
      expect(await keyOf('a', 0)).toBe('a');
      expect(await keyOf('b', 61)).toBe('b');
      expect(await keyOf('c', 500)).toBe('c');
    });

    it('have one key, of many that come at once', async () => {
      const keyOf = saying();
      const keys = Array.from({ length: 12 }, (__, i) => keyOf(`k${i}`, i));
      expect(new Set(await Promise.all(keys)).size).toBe(1);
    });

    it('are others where the text or the phone is another', async () => {
      const replies = open();
      expect(await replies.keyOf(PHONE, 'a', 'h', NOON_MS)).toBe('a');
      expect(await replies.keyOf(PHONE, 'b', 'g', NOON_MS)).toBe('b');
      expect(await replies.keyOf(OTHER_PHONE, 'c', 'h', NOON_MS)).toBe('c');
    });

    it('have the keys that their twin gives them, and their own for good once they have it', async () => {
      const anySaying = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), minute: fc.nat(8) });
      await fc.assert(
        fc.asyncProperty(fc.array(anySaying, { maxLength: 12 }), async (all) => {
          const [replies, twin] = [open(), twins.open().replies];
          const own = new Set<string>();
          for (const { key, minute } of all) {
            // A text that comes again under its id says the same time.
            const id = `${key}-${minute}`;
            const said = [PHONE, id, 'h', NOON_MS + minute * 30_000] as const;
            const given = await replies.keyOf(...said);
            expect(given).toBe(await twin.keyOf(...said));
            if (own.has(id)) expect(given).toBe(id);
            if (given === id) own.add(id);
          }
        }),
        { numRuns: 25 },
      );
    });
  });
});
