import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  gatheredMaxBeside,
  gatheredText,
} from '../../functions/adapters/recipients/gathered-text.ts';
import type { Gathered } from '../../functions/domain/gathered.ts';
import { NOON_MS } from '../support/an-event.ts';
import { aGathered } from '../support/any-gathered.ts';
import { type inMemory, recipientStores } from './stores.ts';

type Ports = Pick<ReturnType<Awaited<ReturnType<typeof inMemory>>['open']>, 'gatherings'>;

const STORES = await recipientStores();
const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000];
const DUE_MS = NOON_MS + 30 * MINUTE_MS;
const QUIET_MS = DUE_MS + 30 * MINUTE_MS;
const PLACE = { phone: '+8613800138000', key: 'BidPlaced#item-3287' };

const [A, B, C] = [aGathered(1), aGathered(2), aGathered(3)];

const LONGEST: Gathered = aGathered(4, {
  count: 999_999,
  item: { id: '"\\\n 一号👜', code: '3287328732', category: '复杂功能机械腕表' },
  fen: 100_000_000_000,
  deadlineMs: NOON_MS + 86_400_123,
});

describe.each(STORES)('what is told together, %s', (_, start) => {
  let store: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    store = await start();
  });
  afterAll(() => store.stop());

  /** Every write is done twice, as where an answer was lost: what came of it is the same. */
  const open = (place = PLACE, { gatherings }: Ports = store.open()) => {
    const twice = async <T>(write: () => Promise<T>): Promise<T> => {
      const first = await write();
      expect(await write()).toEqual(first);
      return first;
    };
    return {
      elsewhere: (change: Partial<typeof PLACE>) => open({ ...place, ...change }, { gatherings }),
      add: (one: Gathered, { nowMs = NOON_MS, latestMs = DUE_MS } = {}) =>
        twice(() => gatherings.add(place, one, { nowMs, latestMs })),
      begin: (one: Gathered, dueMs = DUE_MS) => twice(() => gatherings.begin(place, one, dueMs)),
      take: (dueMs = DUE_MS) => twice(() => gatherings.take(place, dueMs, QUIET_MS)),
      pass: (id: string, nowMs = NOON_MS, quietUntilMs = nowMs + 30 * MINUTE_MS) =>
        twice(async () => {
          const opening = await gatherings.open(place, id, { nowMs, quietUntilMs });
          return opening.is === 'quiet' ? opening.untilMs : opening.is;
        }),
      told: (all: readonly Gathered[], dueMs = DUE_MS) =>
        twice(() => gatherings.told(place, dueMs, all)),
    };
  };

  it('waits for no flush before one is on its way, and nothing is kept of it', async () => {
    const { add, begin, take } = open();
    expect(await add(A)).toBe(undefined);
    await begin(B);
    expect(await take()).toEqual([B]);
  });

  it('is all that was added, in the order of its times, each once however often it came', async () => {
    const { add, begin, take } = open();
    await begin(B);
    expect(await add(C)).toBe(DUE_MS);
    expect(await add(A)).toBe(DUE_MS);
    await add(B);
    await begin(A);
    expect(await take()).toEqual([A, B, C]);
  });

  it('is what it was, in every field', async () => {
    const { add, begin, take } = open();
    await begin(A);
    await add(LONGEST);
    expect(await take()).toEqual([A, LONGEST]);
  });

  it('is of one time in the same order, whatever came first', async () => {
    const all = Array.from({ length: 9 }, (__, i) => aGathered(i, { occurredAtMs: NOON_MS }));
    for (const ones of [all, all.toReversed()]) {
      const { begin, take } = open();
      for (const one of ones) await begin(one);
      expect(await take()).toEqual(all);
    }
  });

  it('waits for no flush that is an hour late', async () => {
    const { add, begin } = open();
    await begin(A);
    expect(await add(B, { nowMs: DUE_MS + HOUR_MS - 1 })).toBe(DUE_MS);
    expect(await add(C, { nowMs: DUE_MS + HOUR_MS })).toBe(undefined);
  });

  it('waits for no flush that is too late for it', async () => {
    const { add, begin, take } = open();
    await begin(A);
    expect(await add(B, { latestMs: DUE_MS - 1 })).toBe(undefined);
    expect(await take()).toEqual([A]);
  });

  it('is taken by the flush that it was last begun for, and by no other', async () => {
    const { add, begin, take } = open();
    await begin(A);
    await begin(B, DUE_MS + MINUTE_MS);
    expect(await add(C, { latestMs: DUE_MS + HOUR_MS })).toBe(DUE_MS + MINUTE_MS);
    expect(await take()).toEqual([]);
    expect(await take(DUE_MS + MINUTE_MS)).toEqual([A, B, C]);
    expect(await take()).toEqual([]);
  });

  it('belongs to the next flush where it comes after the first was told', async () => {
    const { add, begin, take, told } = open();
    await begin(A);
    expect(await take()).toEqual([A]);
    await told([A]);
    expect(await add(B)).toBe(undefined);
    await begin(B, QUIET_MS);
    expect(await take()).toEqual([]);
    expect(await take(QUIET_MS)).toEqual([B]);
  });

  it('is told by the next flush where the one that took it never told it', async () => {
    const { begin, take, told } = open();
    await begin(A);
    await take();
    await begin(B, QUIET_MS);
    expect(await take()).toEqual([A]);
    expect(await take(QUIET_MS)).toEqual([A, B]);
    await told([A]);
    expect(await take(QUIET_MS)).toEqual([A, B]);
    expect(await take()).toEqual([]);
  });

  it('is known again once it was told, by its flush or at once', async () => {
    const { add, begin, pass, take, told } = open();
    await begin(A);
    await add(B);
    await told(await take());
    expect(await add(A, { nowMs: QUIET_MS, latestMs: QUIET_MS + HOUR_MS })).toBe(DUE_MS);
    await begin(C, QUIET_MS + HOUR_MS);
    expect(await add(B, { nowMs: QUIET_MS, latestMs: QUIET_MS + 2 * HOUR_MS })).toBe(DUE_MS);
    expect(await pass(A.id, QUIET_MS)).toBe('told');
    expect(await take(QUIET_MS + HOUR_MS)).toEqual([C]);
  });

  it('is no more than there is room for, and what comes then is answered the same', async () => {
    const { add, begin, take } = open();
    await begin(A);
    const item = { ...A.item, id: '\u0001'.repeat(256) };
    for (let i = 0; i < 40; i += 1) expect(await add(aGathered(i, { item }))).toBe(DUE_MS);
    const { length } = await take();
    expect(length).toBe(gatheredMaxBeside(gatheredText(aGathered(0, { item }))));
    expect(length).toBeLessThan(40);
  });

  it('is its own at every place', async () => {
    const here = open();
    await here.begin(A);
    await here.pass('n');
    for (const change of [{ key: 'BidPlaced' }, { phone: '+8613900139000' }]) {
      const there = here.elsewhere(change);
      expect(await there.add(B)).toBe(undefined);
      expect(await there.take()).toEqual([]);
      expect(await there.pass('m')).toBe('opened');
    }
    expect(await here.take()).toEqual([A]);
  });

  describe('lets one through at once', () => {
    it('and no other until it has been quiet', async () => {
      const { pass } = open();
      expect(await pass('n')).toBe('opened');
      expect(await pass('m', DUE_MS - 1)).toBe(DUE_MS);
      expect(await pass('m', DUE_MS)).toBe('opened');
      expect(await pass('n', DUE_MS)).toBe(DUE_MS + 30 * MINUTE_MS);
    });

    it('and the same again', async () => {
      const { begin, pass } = open();
      await pass('n');
      await begin(A);
      expect(await pass('n', NOON_MS + MINUTE_MS)).toBe('opened');
    });

    it('but not while others wait to be told, unless that is an hour late', async () => {
      const { begin, pass } = open();
      await begin(A);
      expect(await pass('n')).toBe(DUE_MS);
      expect(await pass('n', DUE_MS + HOUR_MS - 1)).toBe(DUE_MS + HOUR_MS - 1);
      expect(await pass('n', DUE_MS + HOUR_MS)).toBe('opened');
    });

    it('but not soon after others were told', async () => {
      const { begin, pass, take } = open();
      await begin(A);
      await take();
      expect(await pass('n', QUIET_MS - 1)).toBe(QUIET_MS);
      expect(await pass('n', QUIET_MS)).toBe('opened');
    });
  });
});
