import { describe, expect, it } from 'vitest';
import { aHistory, anEvent, PHONE, TERMS } from '../a-history.ts';
import { personOf } from '../people/person.ts';
import type { Simulated, Simulation } from '../simulate.ts';
import { FAULT_NAMES, type Fault } from '../world/faults.ts';
import { type Shown, shownIn, shrink } from './shrink.ts';

const PROMISE = 'quotas hold';
const WHOLE: Simulation = { seed: 7, days: 8, users: 40, intensity: 1 };

const livingIn = ({ only, users }: Simulation): readonly number[] =>
  only ?? Array.from({ length: users }, (_, ordinal) => ordinal);

const isLeftOut = (fault: Fault, { without = [] }: Simulation) => without.includes(fault);

/** An event for each person and day, and each fault as often; broken on the second day. */
function lived(simulation: Simulation, isBroken: (simulation: Simulation) => boolean): Simulated {
  const { seed, days } = simulation;
  const living = livingIn(simulation);
  const each = living.length * days;
  const struck = FAULT_NAMES.map((fault) => [fault, isLeftOut(fault, simulation) ? 0 : each]);
  const breach = {
    ...{ promise: PROMISE, what: 'two texts', phone: personOf(seed, 3).phone },
    atMs: TERMS.calmFromMs - (days - 1.5) * 86_400_000,
  };
  return {
    ...{ simulation, notifications: each, told: each, trace: '' },
    faults: Object.fromEntries(struck) as Record<Fault, number>,
    breaches: isBroken(simulation) ? [breach] : [],
    history: aHistory({ events: Array.from({ length: each }, () => anEvent({ phone: PHONE })) }),
  };
}

async function smallest(isBroken: (simulation: Simulation) => boolean, worldsMax = 10_000) {
  let worlds = 0;
  const shown = await shrink(shownIn(lived(WHOLE, isBroken), PROMISE) as Shown, {
    live: async (simulation) => {
      worlds += 1;
      return lived(simulation, isBroken);
    },
    isOver: () => worlds >= worldsMax,
  });
  return { ...shown.simulation, worlds, breach: shown.breach };
}

const livesIn = (ordinal: number) => (simulation: Simulation) =>
  livingIn(simulation).includes(ordinal);

describe('a world that breaks a promise', () => {
  it('comes down to whom it is about, the days until then, and no fault', async () => {
    const { seed, days, only, without } = await smallest(livesIn(3));
    expect({ seed, days, only }).toEqual({ seed: 7, days: 1, only: [3] });
    expect(without).toEqual(FAULT_NAMES);
  });

  it('keeps the days that it takes, and the fault that it takes', async () => {
    const isBroken = (simulation: Simulation) =>
      livesIn(3)(simulation) && simulation.days >= 2 && !isLeftOut('worker died', simulation);
    const { days, without } = await smallest(isBroken);
    expect(days).toBe(2);
    expect(without).toEqual(FAULT_NAMES.filter((name) => name !== 'worker died'));
  });

  it('keeps somebody else whom it takes', async () => {
    const isBroken = (simulation: Simulation) =>
      simulation.seed === 7 && livesIn(3)(simulation) && livesIn(29)(simulation);
    expect((await smallest(isBroken)).only).toEqual([3, 29]);
  });

  it('is looked for under other seeds where chance falls otherwise', async () => {
    const isBroken = ({ seed, users, only }: Simulation) =>
      seed === 9 || (seed === 7 && users === 40 && only === undefined);
    const { seed, users } = await smallest(isBroken);
    expect([seed, users]).toEqual([9, 1]);
  });

  it('is still one that breaks it when time is over', async () => {
    const { worlds, breach } = await smallest(livesIn(3), 5);
    expect(worlds).toBe(5);
    expect(breach.promise).toBe(PROMISE);
  });
});
