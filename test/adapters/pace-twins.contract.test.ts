import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ControlsTable } from '../../functions/adapters/controls/controls-table.ts';
import { LANES, type Lane } from '../../functions/domain/lane.ts';
import { MODES } from '../../functions/domain/mode.ts';
import { endOf } from '../../functions/domain/pace.ts';
import type { Pace } from '../../functions/ports/pace.ts';
import { startControls } from '../support/a-controls-table.ts';
import { NOON_MS } from '../support/an-event.ts';
import { paceRules } from '../support/any-askings.ts';
import {
  aLeasing,
  controlsStores,
  inMemory,
  type SharedControls,
  sharedBy,
} from './controls-stores.ts';

const STORES = (await controlsStores()).filter(([, start]) => start !== inMemory);

/** What one of three workers does, some ms after what was done before. */
const ANY_STEPS = fc.array(
  fc.record({
    do: fc.constantFrom(...(['lease', 'lease', 'lease', 'lease', 'slow', 'halt', 'mode'] as const)),
    worker: fc.nat(2),
    // A text alone: of several, a worker that has not heard of a slower rate wants more than fit.
    parts: fc.integer({ min: 1, max: 12 }),
    afterMs: fc.constantFrom(0, 1, 200, 600, 4_000, 6_000),
    lane: fc.constantFrom(...LANES),
    mode: fc.constantFrom(...MODES),
    by: fc.constantFrom(undefined, 'OverBudget'),
  }),
  { maxLength: 16 },
);

type Steps = typeof ANY_STEPS extends fc.Arbitrary<infer T> ? T : never;

/** @returns what each step was answered, and what is there in the end */
async function played(steps: Steps, { worker, operating }: SharedControls) {
  const workers = [0, 1, 2].map(() => ({
    transactional: worker(paceRules('transactional')),
    marketing: worker(paceRules('marketing')),
  }));
  const answers: unknown[] = [];
  let nowMs = NOON_MS;
  for (const step of steps) {
    nowMs += step.afterMs;
    const pace = workers[step.worker]?.[step.lane];
    if (pace === undefined) continue;
    answers.push(await answerOf(pace, step, nowMs));
  }
  return { answers, left: await operating.look() };

  async function answerOf(
    pace: Pace,
    { lane, parts, mode, by, ...step }: Steps[number],
    ms: number,
  ) {
    switch (step.do) {
      case 'lease': {
        const asking = { parts, partsMin: parts, nowMs: ms, sparedParts: parts % 3 };
        const lease = await pace.lease(lane, aLeasing(asking));
        return lease.is === 'leased' ? lease : lease.is;
      }
      case 'slow':
        return pace.slow(ms - 300, ms);
      case 'halt':
        return pace.halt(lane, `Code${ms}`);
      case 'mode':
        return operating.setMode(mode, by, (await operating.look()).mode);
      default:
        return step.do satisfies never;
    }
  }
}

describe.each(STORES)('the pace %s', (_, start) => {
  let store: Awaited<ReturnType<typeof start>>;
  let twins: typeof store;
  beforeAll(async () => {
    store = await start();
    twins = await inMemory();
  });
  afterAll(() => store.stop());

  it('answers workers that remember as its twin does that knows', async () => {
    await fc.assert(
      fc.asyncProperty(ANY_STEPS, async (steps) => {
        expect(await played(steps, await store.open())).toEqual(
          await played(steps, await twins.open()),
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe('an answer that is lost', () => {
  let controls: Awaited<ReturnType<typeof startControls>>;
  beforeAll(async () => {
    controls = await startControls();
  });
  afterAll(() => controls.stop());

  const firstOf = async (pace: Pace, lane: Lane = 'transactional') => {
    const lease = await pace.lease(lane, aLeasing());
    return lease.is === 'leased' ? lease.slots.firstMs - NOON_MS : lease.is;
  };

  /** As the SDK asks again where no answer came to what was done. */
  const doubled = (table: ControlsTable): ControlsTable => ({
    ...table,
    async update(write) {
      await table.update(write);
      return table.update(write);
    },
  });

  it('and asked for again costs slots, and gives none of them to two', async () => {
    const table = await controls.anEmptyTable();
    const rules = paceRules('transactional');
    const unlucky = sharedBy(table, doubled).worker(rules);
    const other = sharedBy(table).worker(rules);
    // The first was given from noon on, and lost; so was each behind it.
    expect([await firstOf(unlucky), await firstOf(other)]).toEqual([1_000, 1_500]);
    expect([await firstOf(unlucky), await firstOf(other)]).toEqual([2_500, 3_000]);
    expect((await other.look()).takenUntilMs).toBe(NOON_MS + 3_500);
  });

  it('and given up costs slots alone: the worker finds its way by the next', async () => {
    const table = await controls.anEmptyTable();
    let isLost = true;
    const losing = (same: ControlsTable): ControlsTable => ({
      ...same,
      async update(write) {
        const written = await same.update(write);
        if (isLost) throw new Error('no answer');
        return written;
      },
    });
    const pace = sharedBy(table, losing).worker(paceRules('transactional'));
    await expect(firstOf(pace)).rejects.toThrow('no answer');
    isLost = false;
    expect(await firstOf(pace)).toBe(500);
    const lease = await pace.lease('transactional', aLeasing());
    if (lease.is !== 'leased') throw new Error(lease.is);
    expect(endOf(lease.slots)).toBe(lease.controls.takenUntilMs);
  });
});
