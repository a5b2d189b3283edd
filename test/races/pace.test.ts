import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ControlsTable } from '../../functions/adapters/controls/controls-table.ts';
import { tablePace } from '../../functions/adapters/controls/table-pace.ts';
import { LANES, type Lane } from '../../functions/domain/lane.ts';
import { endOf, type PaceRules, rateAt, type Slots } from '../../functions/domain/pace.ts';
import type { Lease } from '../../functions/ports/pace.ts';
import { aLeasing } from '../adapters/controls-stores.ts';
import { NOON_MS } from '../support/an-event.ts';
import { paceRules } from '../support/any-askings.ts';
import { memoryControlsTable } from '../support/memory-controls-table.ts';
import { aLine, anyPassages, type Passage, RACES_MS, race } from '../support/race.ts';

/** How far the clocks of workers are off, each way. */
const SKEW_MS = 2_000;

const anyPlan = fc.record({
  workers: fc.array(
    fc.record({
      lane: fc.constantFrom(...LANES),
      skewMs: fc.integer({ min: -SKEW_MS, max: SKEW_MS }),
      steps: fc.array(
        fc.oneof(
          { weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }) },
          { weight: 1, arbitrary: fc.constant('slow' as const) },
        ),
        { minLength: 1, maxLength: 4 },
      ),
      passages: anyPassages(6),
    }),
    { minLength: 2, maxLength: 4 },
  ),
  ticksMs: fc.array(fc.constantFrom(1, 200, 900, 5_000, 30_000), { maxLength: 4 }),
});

type Plan = typeof anyPlan extends fc.Arbitrary<infer T> ? T : never;

interface Leased {
  readonly lane: Lane;
  readonly nowMs: number;
  readonly lease: Extract<Lease, { is: 'leased' }>;
}

async function raced(scheduler: fc.Scheduler, { workers, ticksMs }: Plan) {
  const table = memoryControlsTable();
  const leased: Leased[] = [];
  let rightMs = NOON_MS;

  async function work({ lane, skewMs, steps, passages }: Plan['workers'][number], i: number) {
    const pace = tablePace(linedUp(scheduler, `worker ${i}`, passages, table), paceRules(lane));
    for (const step of steps) {
      const nowMs = rightMs + skewMs;
      if (step === 'slow') {
        await pace.slow(nowMs - 100, nowMs).catch(() => undefined);
        continue;
      }
      const asking = aLeasing({ parts: step, partsMin: step, nowMs });
      const lease = await pace.lease(lane, asking).catch(() => undefined);
      if (lease?.is === 'leased') leased.push({ lane, nowMs, lease });
    }
  }
  async function passTime() {
    for (const tick of ticksMs) {
      await scheduler.schedule(Promise.resolve(), `${tick} ms go by`);
      rightMs += tick;
    }
  }
  await scheduler.waitFor(Promise.all([...workers.map(work), passTime()]));
  return { leased, controls: await tablePace(table, paceRules('marketing')).look() };
}

function linedUp(
  scheduler: fc.Scheduler,
  worker: string,
  passages: readonly Passage[],
  table: ControlsTable,
): ControlsTable {
  const make = aLine(scheduler, worker, passages);
  return {
    update: (write) => make('writes', () => table.update(write)),
    get: () => make('looks', () => table.get()),
  };
}

const overlaps = (all: readonly Slots[]): readonly Slots[] => {
  const inOrder = all.toSorted((a, b) => a.firstMs - b.firstMs);
  return inOrder.slice(1).filter((slots, i) => slots.firstMs < endOf(inOrder[i] ?? slots));
};

/** Slots of another rate than was there when they were given, of the past, or beyond the wait. */
function isUnruly({ lane, nowMs, lease: { slots, controls } }: Leased): boolean {
  const rules: PaceRules = paceRules(lane);
  const spare = rules.maxWaitMs - slots.parts * slots.intervalMs;
  const isLate = slots.firstMs > nowMs + Math.max(0, spare);
  const isPast = slots.firstMs < nowMs;
  return isPast || isLate || slots.intervalMs !== 1_000 / rateAt(controls, rules, nowMs);
}

describe('leases of both lanes that race', () => {
  it('give no slot to two, and each by the rules', { timeout: RACES_MS }, () =>
    race(anyPlan, async (scheduler, plan) => {
      const { leased, controls } = await raced(scheduler, plan);
      expect(overlaps(leased.map(({ lease }) => lease.slots))).toEqual([]);
      expect(leased.filter(isUnruly)).toEqual([]);
      const spent = Object.values(controls.spentFen).reduce((sum, fen) => sum + fen, 0);
      const charged = leased.reduce((sum, { lease }) => sum + lease.slots.parts * 20, 0);
      const isSure = plan.workers.every(({ passages }) =>
        passages.every((each) => each === 'answered'),
      );
      if (isSure) expect(spent).toBe(charged);
      else expect(spent).toBeGreaterThanOrEqual(charged);
    }),
  );
});
