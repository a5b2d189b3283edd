import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lane } from '../../functions/domain/lane.ts';
import { endOf, type Slots } from '../../functions/domain/pace.ts';
import type { Lease, Leasing, Pace } from '../../functions/ports/pace.ts';
import { NOON_MS } from '../support/an-event.ts';
import { paceRules } from '../support/any-askings.ts';
import { aLeasing, controlsStores, type SharedControls } from './controls-stores.ts';

const STORES = await controlsStores();

const slotsOf = (lease: Lease): Slots => {
  if (lease.is !== 'leased') throw new Error(`it is ${lease.is}`);
  return lease.slots;
};

describe.each(STORES)('the pace %s', (_, start) => {
  let store: Awaited<ReturnType<typeof start>>;
  let shared: SharedControls;
  beforeAll(async () => {
    store = await start();
  });
  afterAll(() => store.stop());

  const opened = async () => {
    shared = await store.open();
  };

  /** A worker of a lane of which no other worker knows, and how it asks so many ms after noon. */
  const aWorker = (lane: Lane = 'transactional') => {
    const pace: Pace = shared.worker(paceRules(lane));
    const lease = (ms: number, change: Partial<Leasing> = {}) =>
      pace.lease(lane, aLeasing({ nowMs: NOON_MS + ms, ...change }));
    return { ...pace, lease, firstAt: async (ms: number) => firstMs(await lease(ms)) };
  };
  const firstMs = (lease: Lease) => slotsOf(lease).firstMs - NOON_MS;

  it('gives slots at once where nobody has any, else behind those that are given', async () => {
    await opened();
    const [a, b] = [aWorker(), aWorker()];
    expect(await a.lease(0)).toMatchObject({
      is: 'leased',
      slots: { firstMs: NOON_MS, intervalMs: 50, parts: 10 },
      controls: { takenUntilMs: NOON_MS + 500, mode: 'normal', halted: {} },
    });
    expect(await b.firstAt(0)).toBe(500);
    expect(await a.firstAt(100)).toBe(1_000);
    // Within the slots that others have, as both remember them; right at their end; after it.
    expect(await b.firstAt(1_400)).toBe(1_500);
    expect(await b.firstAt(2_000)).toBe(2_000);
    expect(await a.firstAt(2_600)).toBe(2_600);
  });

  it('is known to a worker that was idle for long, and to one that was not', async () => {
    await opened();
    const [idle, warm, busy] = [aWorker(), aWorker(), aWorker()];
    await idle.lease(0);
    await warm.lease(7_000);
    expect(await busy.firstAt(9_900)).toBe(9_900);
    // Others have been there since: idle takes it for idle, warm guesses that it is not.
    expect(await idle.firstAt(10_000)).toBe(10_400);
    expect(await warm.firstAt(10_000)).toBe(10_900);
    // Nobody has: both are wrong the other way round.
    expect(await warm.firstAt(15_000)).toBe(15_000);
    expect(await busy.firstAt(18_000)).toBe(18_000);
  });

  it('gives sixteen workers that ask at once slots that follow each other', async () => {
    await opened();
    const workers = Array.from({ length: 16 }, () => aWorker());
    for (const roundMs of [0, 20_000, 28_000]) {
      const leases = await Promise.all(workers.map((one) => one.lease(roundMs)));
      const all = leases.map(slotsOf).toSorted((a, b) => a.firstMs - b.firstMs);
      expect(all.map((each) => each.firstMs - NOON_MS)).toEqual(
        all.map((__, i) => roundMs + i * 500),
      );
    }
  });

  it('gives marketing nothing while too much is ahead, and says when there may be room', async () => {
    await opened();
    const [news, offers] = [aWorker(), aWorker('marketing')];
    await news.lease(0, { parts: 30 });
    const crowded = { is: 'crowded', againMs: NOON_MS + 1_000 };
    expect(await offers.lease(0)).toMatchObject(crowded);
    expect(await offers.lease(999)).toMatchObject(crowded);
    expect(await news.firstAt(999)).toBe(1_500);
    expect(await offers.lease(1_000)).toMatchObject({ is: 'crowded', againMs: NOON_MS + 1_500 });
    expect(await offers.firstAt(1_500)).toBe(2_000);
    expect((await offers.look()).takenUntilMs).toBe(NOON_MS + 2_500);
  });

  it('gives as many as there is room for in the wait of the lane', async () => {
    await opened();
    const offers = aWorker('marketing');
    expect(slotsOf(await offers.lease(0, { parts: 50 }))).toMatchObject({ parts: 20 });
    expect((await offers.look()).takenUntilMs).toBe(NOON_MS + 1_000);
    expect((await offers.look()).spentFen).toEqual({ marketing20261123: 400 });
  });

  it('never gives one slot twice, whoever asks, by whatever clock', async () => {
    await opened();
    const given: Slots[] = [];
    const ask = async (i: number) => {
      const worker = i % 3 === 0 ? aWorker('marketing') : aWorker();
      for (let turn = 0; turn < 6; turn += 1) {
        const skewMs = ((i * 7_919) % 4_001) - 2_000;
        const parts = 1 + ((i + turn) % 10);
        const lease = await worker.lease(turn * 700 + skewMs, { parts });
        if (lease.is === 'leased') given.push(lease.slots);
      }
    };
    await Promise.all(Array.from({ length: 12 }, (__, i) => ask(i)));
    const inOrder = given.toSorted((a, b) => a.firstMs - b.firstMs);
    expect(inOrder.length).toBeGreaterThan(12);
    for (const [i, slots] of inOrder.slice(1).entries()) {
      expect(slots.firstMs).toBeGreaterThanOrEqual(endOf(inOrder[i] ?? slots));
    }
  });

  describe('that the carrier refuses', () => {
    it('is halved for every worker, also for one that has not heard of it', async () => {
      await opened();
      const [a, b, fresh] = [aWorker(), aWorker(), aWorker()];
      await a.lease(0);
      await b.lease(0);
      expect(await b.slow(NOON_MS, NOON_MS + 1_000)).toBe(true);
      expect(slotsOf(await a.lease(1_000))).toEqual({
        ...{ firstMs: NOON_MS + 1_000, intervalMs: 100, parts: 10 },
      });
      expect(await b.slow(NOON_MS + 1_001, NOON_MS + 31_000)).toBe(true);
      expect(slotsOf(await a.lease(31_000))).toMatchObject({ intervalMs: 1_000 / 7.5 });
      expect(slotsOf(await fresh.lease(131_000))).toMatchObject({ intervalMs: 50 });
    });

    it('is halved once for all texts that had their slots before', async () => {
      await opened();
      const workers = [aWorker(), aWorker(), aWorker(), aWorker()];
      const slow = await Promise.all(workers.map((one) => one.slow(NOON_MS, NOON_MS + 1_000)));
      expect(slow.filter((each) => each)).toHaveLength(1);
      expect((await aWorker().look()).slowed).toEqual({
        ...{ partsPerSecond: 10, atMs: NOON_MS + 1_000 },
      });
      expect(await aWorker().slow(NOON_MS + 1_000, NOON_MS + 2_000)).toBe(false);
      expect(await aWorker().slow(NOON_MS + 1_001, NOON_MS + 31_000)).toBe(true);
      expect((await aWorker().look()).slowed).toEqual({
        ...{ partsPerSecond: 7.5, atMs: NOON_MS + 31_000 },
      });
    });
  });

  describe('that says what is spent', () => {
    it('counts the price of all parts of a lane and a day, but for those that were spared', async () => {
      await opened();
      const [a, b, offers] = [aWorker(), aWorker(), aWorker('marketing')];
      await a.lease(0);
      await offers.lease(0, { parts: 3, partFen: 30 });
      const { controls } = await b.lease(0, { sparedParts: 4 });
      const spentFen = { transactional20261123: 320, marketing20261123: 90 };
      expect(controls.spentFen).toEqual(spentFen);
      expect(await offers.lease(0)).toMatchObject({ is: 'crowded' });
      expect((await offers.look()).spentFen).toEqual(spentFen);
      expect((await a.lease(0, { parts: 1, sparedParts: 5 })).controls.spentFen).toEqual({
        ...{ transactional20261123: 240, marketing20261123: 90 },
      });
    });

    it('forgets what is before the day, and nothing of another that has begun', async () => {
      await opened();
      const [a, behind] = [aWorker(), aWorker('marketing')];
      await behind.lease(0, { day: '20261123' });
      await a.lease(1_000, { day: '20261123' });
      await a.lease(2_000, { day: '20261124' });
      await behind.lease(3_000, { day: '20261123' });
      expect((await a.look()).spentFen).toEqual({
        ...{ transactional20261124: 200, marketing20261123: 200 },
      });
      await a.lease(4_000, { day: '20261124' });
      expect((await a.look()).spentFen).toEqual({ transactional20261124: 400 });
    });
  });

  describe('that halts a lane', () => {
    it('says so with every lease, by the code that did it first, until a person has seen to it', async () => {
      await opened();
      const [a, b] = [aWorker(), aWorker('marketing')];
      expect((await a.look()).halted).toEqual({});
      await b.halt('marketing', 'AuthorizationError');
      await a.halt('marketing', 'KMSDisabled');
      await a.halt('transactional', 'KMSDisabled');
      const halted = { marketing: 'AuthorizationError', transactional: 'KMSDisabled' };
      expect((await b.lease(0)).controls.halted).toEqual(halted);
      const { setMode, look } = shared.operating;
      expect(await setMode('conserve', 'TooManyLetters', 'normal')).toBe(true);
      expect((await look()).halted).toEqual(halted);
      expect(await setMode('normal', undefined, 'conserve')).toBe(true);
      expect(await look()).toMatchObject({ mode: 'normal', halted: {} });
      expect((await a.lease(5_000)).controls.halted).toEqual({});
    });
  });
});
