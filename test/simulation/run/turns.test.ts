import { describe, expect, it } from 'vitest';
import { simulationOf } from '../simulate.ts';
import { FAULT_NAMES, type Fault } from '../world/faults.ts';
import { createTurns } from './turns.ts';

const aWorld = (seed: number, notifications: number) => ({
  ...{ simulation: simulationOf(seed), notifications, told: 0, trace: `${seed}`, cpuMs: 1 },
  faults: Object.fromEntries(FAULT_NAMES.map((name) => [name, 0])) as Record<Fault, number>,
  breaches: [],
});

/** Of worlds of 100 notifications each: the seeds that were counted, by the order of their ends. */
function counted(ended: readonly number[], notifications: number): readonly number[] {
  const seeds: number[] = [];
  const turns = createTurns({
    ...{ firstSeed: 1, notifications },
    lived: ({ simulation }) => seeds.push(simulation.seed),
  });
  for (const seed of ended) turns.done(aWorld(seed, 100));
  return seeds;
}

describe('the seeds of a run', () => {
  it('are the same whichever is lived through first', () => {
    expect(counted([1, 2, 3, 4], 250)).toEqual([1, 2, 3]);
    expect(counted([4, 2, 3, 1], 250)).toEqual([1, 2, 3]);
    expect(counted([2, 1, 4, 3], 250)).toEqual([1, 2, 3]);
  });

  it('are enough only once those before them are there', () => {
    const turns = createTurns({ firstSeed: 1, notifications: 150, lived: () => {} });
    turns.done(aWorld(2, 100));
    turns.done(aWorld(3, 100));
    expect(turns.isEnough()).toBe(false);
    turns.done(aWorld(1, 100));
    expect(turns.isEnough()).toBe(true);
  });

  it('are begun while those under way will hardly be enough', () => {
    const turns = createTurns({ firstSeed: 5, notifications: 350, lived: () => {} });
    expect(turns.needsMore(0)).toBe(true);
    expect([turns.next(), turns.next()]).toEqual([5, 6]);
    turns.done(aWorld(5, 100));
    expect(turns.needsMore(1)).toBe(true);
    expect([turns.next(), turns.next()]).toEqual([7, 8]);
    expect(turns.needsMore(3)).toBe(false);
  });
});
