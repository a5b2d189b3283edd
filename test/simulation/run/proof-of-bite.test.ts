import { describe, expect, it } from 'vitest';
import { FAULT_NAMES, type Fault } from '../world/faults.ts';
import { proofOf } from './proof-of-bite.ts';
import type { Totals } from './totals.ts';

const FULL = 3_000_000;

const everyFault = (times: number) =>
  Object.fromEntries(FAULT_NAMES.map((name) => [name, times])) as Record<Fault, number>;

const aFullRun = (totals: Partial<Totals> = {}): Totals => ({
  ...{ seeds: 300, notifications: FULL, told: FULL / 2, cpuMs: 1, trace: '' },
  faults: { ...everyFault(1_000), 'worker died': FULL },
  ...totals,
});

describe('a full run bites', () => {
  it('with half of it told, a fault each, and each fault a thousand times', () => {
    const proof = proofOf(aFullRun(), FULL);
    expect(proof.missed).toEqual([]);
    expect(proof).toMatchObject({ toldShare: 0.5, timesEach: 1_000 });
  });

  it.each<[string, Partial<Totals>, string]>([
    ['with less told', { told: FULL / 2 - 1 }, 'only 0.50 of them reached the carrier'],
    ['with fewer seeds', { seeds: 299 }, 'only 299 seeds of 300'],
    [
      'with a fault that is rare',
      { faults: { ...everyFault(1_000), 'worker died': FULL, 'mode set': 999 } },
      "'mode set' struck only 999 times of 1000",
    ],
    [
      'by clocks that are off alone',
      { faults: { ...everyFault(1_000), 'clock ahead or behind': FULL } },
      'only 0.02 faults struck each',
    ],
  ])('not %s', (_, totals, missed) => {
    expect(proofOf(aFullRun(totals), FULL).missed).toEqual([missed]);
  });
});

describe('a smaller run', () => {
  it('need not have each fault so often', () => {
    const small = aFullRun({ seeds: 10, notifications: 100_000, told: 50_000 });
    const faults = { ...everyFault(0), 'worker died': 100_000 };
    const proof = proofOf({ ...small, faults }, 100_000);
    expect(proof.missed).toEqual([]);
    expect(proof.timesEach).toBe(34);
  });

  it('must be told, unless it is too small to say', () => {
    const small = aFullRun({ notifications: 100_000, told: 1 });
    expect(proofOf(small, 100_000).missed).not.toEqual([]);
    expect(proofOf(small, 99_999).missed).toEqual([]);
  });
});
