import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ControlsTable } from '../../functions/adapters/controls/controls-table.ts';
import { tablePace } from '../../functions/adapters/controls/table-pace.ts';
import type { Lane } from '../../functions/domain/lane.ts';
import { createPacing } from '../../functions/send/pacing.ts';
import { BatchSlots } from '../../functions/send/slots.ts';
import { startControls } from '../support/a-controls-table.ts';
import { NOON_MS } from '../support/an-event.ts';
import { paceRules } from '../support/any-askings.ts';
import { type VirtualTime, virtualTime } from '../support/virtual-time.ts';

const BATCH = 10;
/** What an invocation has; what telling one notification takes of it. */
const [TIMEOUT_MS, TELL_MS] = [30_000, 17_000];
/** From the worker to the table, and back the same; what a Publish takes; a receive. */
const [WAY_MS, PUBLISH_MS, RECEIVE_MS] = [3, 80, 20];

interface Flood {
  readonly lane: Lane;
  readonly workers: number;
  readonly seconds: number;
}

/** What workers make of the pace that always have another batch of texts of one part. */
async function flood(table: ControlsTable, { lane, workers, seconds }: Flood) {
  const time = virtualTime();
  const endMs = NOON_MS + seconds * 1_000;
  const sentMs: number[] = [];
  const [counted, callsOf] = countingTable(table, time);
  let late = 0;
  await time.during(Promise.all(Array.from({ length: workers }, worker)));
  return { sentMs, late, calls: callsOf() };

  async function worker(): Promise<void> {
    const { clock, timer } = time;
    const pace = tablePace(counted, paceRules(lane));
    const metrics = { count: () => {}, flush: () => {} };
    const stage = { timeZone: 'Asia/Shanghai', partFen: 20, slotGraceMs: 250, tellMs: TELL_MS };
    const pacing = createPacing({ pace, lane, metrics, clock, timer, ...stage });
    while (clock.nowMs() < endMs) {
      const timeoutMs = clock.nowMs() + TIMEOUT_MS;
      const slots = await BatchSlots.open(pacing, BATCH, () => timeoutMs - clock.nowMs());
      await Promise.all(Array.from({ length: BATCH }, () => sendOne(slots)));
      slots.close();
      await timer.until(clock.nowMs() + RECEIVE_MS);
    }
  }

  async function sendOne(slots: BatchSlots): Promise<void> {
    if ((await slots.take(1)) === undefined) {
      late += 1;
      return;
    }
    const nowMs = time.clock.nowMs();
    sentMs.push(nowMs);
    await time.timer.until(nowMs + PUBLISH_MS);
  }
}

/** Counts what is asked of the table, and lets each call take its way. */
function countingTable(table: ControlsTable, { clock, timer, outside }: VirtualTime) {
  let calls = 0;
  const onItsWay = async <T>(call: () => Promise<T>): Promise<T> => {
    calls += 1;
    await timer.until(clock.nowMs() + WAY_MS);
    const answer = await outside(call);
    await timer.until(clock.nowMs() + WAY_MS);
    return answer;
  };
  const counted: ControlsTable = {
    update: (write) => onItsWay(() => table.update(write)),
    get: () => onItsWay(table.get),
  };
  return [counted, () => calls] as const;
}

describe('workers that always have another full batch', () => {
  let controls: Awaited<ReturnType<typeof startControls>>;
  beforeAll(async () => {
    controls = await startControls();
  });
  afterAll(() => controls.stop());

  it.each([
    { lane: 'transactional', workers: 16 },
    { lane: 'transactional', workers: 2 },
    { lane: 'marketing', workers: 2 },
  ] as const)(
    '$workers of $lane texts use the rate up, for an eighth of a call each',
    async (one) => {
      const table = await controls.anEmptyTable();
      const { sentMs, late, calls } = await flood(table, { ...one, seconds: 60 });
      expect(calls / sentMs.length).toBeLessThanOrEqual(0.12);
      expect(perSecond(sentMs)).toBeGreaterThan(19.8);
      expect(perSecond(sentMs)).toBeLessThanOrEqual(20.01);
      // A slot that is now is used when the table has answered.
      expect(busiestSecond(sentMs)).toBeLessThanOrEqual(21);
      expect(late).toBe(0);
    },
  );
});

const perSecond = (sentMs: readonly number[]): number =>
  (sentMs.length - 1) / ((Math.max(...sentMs) - Math.min(...sentMs)) / 1_000);

const busiestSecond = (sentMs: readonly number[]): number =>
  Math.max(...sentMs.map((a) => sentMs.filter((b) => b >= a && b < a + 1_000).length));
