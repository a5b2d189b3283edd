import { describe, expect, it } from 'vitest';
import { REGRESSIONS } from './regressions.ts';
import { type Simulation, simulate } from './simulate.ts';

/** Seconds, and many more on a busy machine. */
const PATIENT = { timeout: 90_000 };

const breachesIn = async (simulation: Simulation) =>
  (await simulate(simulation)).breaches.map(({ promise, what }) => `${promise}: ${what}`);

describe('every promise, under every fault', PATIENT, () => {
  it.each([
    { seed: 1, days: 3, users: 12 },
    { seed: 2, days: 2, users: 20, intensity: 2 },
    { seed: 3, days: 5, users: 6, intensity: 0.5 },
  ])('is kept in the world of seed $seed, of $users people and $days days', async (simulation) => {
    expect(await breachesIn(simulation)).toEqual([]);
  });

  it('is kept where nothing goes wrong', async () => {
    const { faults, ...simulated } = await simulate({ seed: 4, days: 2, users: 10, intensity: 0 });
    expect(Object.values(faults).filter((times) => times > 0)).toEqual([]);
    expect(simulated.breaches).toEqual([]);
    expect(simulated.told).toBeGreaterThan(0);
  });
});

describe('a world', PATIENT, () => {
  const SMALL = { seed: 5, days: 2, users: 5 };

  it('comes to the same trace each time, and another one to another', async () => {
    const { trace } = await simulate(SMALL);
    expect(trace).toMatch(/^[0-9a-f]{64}$/);
    expect((await simulate(SMALL)).trace).toBe(trace);
    expect((await simulate({ ...SMALL, seed: 6 })).trace).not.toBe(trace);
  });

  it('has many faults and many texts', async () => {
    const { faults, notifications, told } = await simulate({ ...SMALL, users: 20 });
    const struck = Object.entries(faults).filter(([, times]) => times > 0);
    expect(struck.length).toBeGreaterThan(20);
    expect(told).toBeGreaterThan(notifications / 2);
  });
});

describe('what was found once', PATIENT, () => {
  it.each(REGRESSIONS)('stays mended: $found', async ({ simulation }) => {
    expect(await breachesIn(simulation)).toEqual([]);
  });

  it('is kept small', () => {
    const days = REGRESSIONS.map(
      ({ simulation: { users, days, only } }) => (only?.length ?? users) * days,
    );
    expect(days.filter((userDays) => userDays > 60)).toEqual([]);
  });
});
