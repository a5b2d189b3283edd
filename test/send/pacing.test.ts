import { describe, expect, it } from 'vitest';
import { NOON_MS } from '../support/an-event.ts';
import { memoryControls } from '../support/memory-controls.ts';
import { aPacing } from './a-batch.ts';

const LAST_MS = NOON_MS + 13_000;

describe('a worker', () => {
  it('takes everything to be normal until it hears of it, with a look or with a lease', async () => {
    const { pacing, controls } = aPacing();
    const normal = { mode: 'normal', isHalted: false, spentFen: 0 };
    controls.amend({ mode: 'stop', halted: { transactional: 'KMSDisabled' } });
    expect(pacing.orders()).toEqual(normal);
    await pacing.look();
    expect(pacing.orders()).toEqual({ mode: 'stop', isHalted: true, spentFen: 0 });
    controls.amend({ mode: 'conserve', halted: { marketing: 'KMSDisabled' } });
    expect(pacing.orders().mode).toBe('stop');
    await pacing.lease(3, 1, LAST_MS);
    expect(pacing.orders()).toEqual({ mode: 'conserve', isHalted: false, spentFen: 0 });
  });

  it('goes by what its own lane has spent on the day that it is now', async () => {
    const { pacing, controls, time } = aPacing({ lane: 'marketing' });
    controls.amend({
      spentFen: { marketing20261123: 40, transactional20261123: 900, marketing20261124: 7 },
    });
    await pacing.look();
    expect(pacing.orders().spentFen).toBe(40);
    time.freeze(12 * 3_600_000 - 1);
    expect(pacing.orders().spentFen).toBe(40);
    time.freeze(1);
    expect(pacing.orders().spentFen).toBe(7);
  });

  it('is charged on the day of the stage on which it leases', async () => {
    const { pacing, controls, time } = aPacing({ timeZone: 'America/New_York' });
    await pacing.lease(1, 1, LAST_MS);
    time.freeze(2 * 3_600_000);
    await pacing.lease(2, 1, LAST_MS + 2 * 3_600_000);
    expect(controls.now().spentFen).toEqual({ transactional20261123: 40 });
    // Not by what its own slots cost: what they are for is not over a budget by that.
    expect(pacing.orders().spentFen).toBe(0);
    await pacing.look();
    expect(pacing.orders().spentFen).toBe(40);
  });
});

describe('a worker that finds it crowded', () => {
  it('asks again when there is room, and knows its slots by when they were given', async () => {
    const { pacing, time, occupy, asked } = aPacing({ lane: 'marketing' });
    occupy(5_000);
    expect(await time.during(pacing.lease(10, 1, LAST_MS))).toEqual({
      ...{ leasedAtMs: NOON_MS + 4_500, firstMs: NOON_MS + 5_000, intervalMs: 50, parts: 10 },
    });
    expect(asked.map(({ nowMs }) => nowMs - NOON_MS)).toEqual([0, 4_500]);
  });

  it('asks as often as others are before it', async () => {
    const { pacing, time, occupy, asked, sinceNoon } = aPacing({ lane: 'marketing' });
    occupy(5_000);
    const leasing = pacing.lease(10, 1, LAST_MS);
    occupy(9_000);
    await time.during(leasing);
    expect(asked).toHaveLength(3);
    expect(sinceNoon()).toBe(8_500);
  });

  it('waits to the last ms that is of use, and no longer; and has heard what is said', async () => {
    const { pacing, time, occupy, controls, sinceNoon } = aPacing({ lane: 'marketing' });
    controls.amend({ mode: 'conserve' });
    occupy(5_000);
    expect(await time.during(pacing.lease(10, 1, NOON_MS + 4_499))).toBe(undefined);
    expect([sinceNoon(), pacing.orders().mode]).toEqual([0, 'conserve']);
    expect(await time.during(pacing.lease(10, 1, NOON_MS + 4_500))).toMatchObject({ parts: 10 });
  });
});

describe('parts that a worker spared', () => {
  it('are not charged by the next lease that is given, and that once', async () => {
    const { pacing, time, asked, occupy, spentFen } = aPacing();
    pacing.spare(4);
    occupy(20_000);
    expect(await time.during(pacing.lease(10, 1, LAST_MS - 2_000))).toBe(undefined);
    expect(spentFen()).toBe(0);
    occupy(0);
    await pacing.lease(10, 1, LAST_MS);
    expect(spentFen()).toBe(6 * 20);
    await pacing.lease(1, 1, LAST_MS);
    expect(asked.map(({ sparedParts }) => sparedParts)).toEqual([4, 4, 0]);
  });

  it('are still spared after a lease that failed, and while another is under way', async () => {
    const shared = memoryControls();
    const asked: number[] = [];
    const { pacing } = aPacing({
      pace: {
        ...shared.paceOf({ partsPerSecond: 20, maxWaitMs: 8_000, recoverySeconds: 60 }),
        async lease(_, { sparedParts, nowMs, parts }) {
          asked.push(sparedParts);
          pacing.spare(1);
          if (asked.length === 1) throw new Error('no table');
          const slots = { firstMs: nowMs, intervalMs: 50, parts };
          return { is: 'leased', slots, controls: shared.now() };
        },
      },
    });
    pacing.spare(2);
    await expect(pacing.lease(1, 1, LAST_MS)).rejects.toThrow('no table');
    await pacing.lease(1, 1, LAST_MS);
    await pacing.lease(1, 1, LAST_MS);
    expect(asked).toEqual([2, 3, 1]);
  });
});
