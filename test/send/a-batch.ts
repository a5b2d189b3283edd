import type { Lane } from '../../functions/domain/lane.ts';
import type { MetricName } from '../../functions/domain/metric-name.ts';
import type { Lease, Leasing, Pace } from '../../functions/ports/pace.ts';
import { createPacing, type PacingDeps } from '../../functions/send/pacing.ts';
import { NOON_MS } from '../support/an-event.ts';
import { paceRules } from '../support/any-askings.ts';
import { memoryControls } from '../support/memory-controls.ts';
import { virtualTime } from '../support/virtual-time.ts';

/** What an invocation has, and what telling one notification takes of it. */
export const [REMAINING_MS, TELL_MS] = [30_000, 17_000];

/** A worker at 20 parts a second, in virtual time; what it asked for, and what it counted. */
export function aPacing(change: Partial<PacingDeps> & { readonly lane?: Lane } = {}) {
  const { lane = 'transactional' } = change;
  const time = virtualTime();
  const controls = memoryControls();
  const shared = controls.paceOf(paceRules(lane));
  const asked: Leasing[] = [];
  const counted: (readonly [MetricName, number])[] = [];
  /** How long each lease takes to be answered, and whether it is at all. */
  const table = { takesMs: 0, fails: false };
  const pace: Pace = {
    ...shared,
    async lease(of, leasing): Promise<Lease> {
      asked.push(leasing);
      if (table.fails) throw new Error('no table');
      const lease = await shared.lease(of, leasing);
      await time.timer.until(time.clock.nowMs() + table.takesMs);
      return lease;
    },
  };
  const pacing = createPacing({
    ...{ pace, lane, clock: time.clock, timer: time.timer },
    metrics: {
      count: (name, _, by = 1) => void counted.push([name, by]),
      flush: () => {},
    },
    ...{ timeZone: 'Asia/Shanghai', partFen: 20, slotGraceMs: 250, tellMs: TELL_MS },
    ...change,
  });
  return {
    ...{ pacing, time, controls, asked, counted, table },
    /** Of an invocation that began at noon. */
    remainingMs: () => NOON_MS + REMAINING_MS - time.clock.nowMs(),
    sinceNoon: () => time.clock.nowMs() - NOON_MS,
    spentFen: () => controls.now().spentFen[`${lane}20261123`] ?? 0,
    /** Others have their slots until then. */
    occupy: (ms: number) => controls.amend({ takenUntilMs: NOON_MS + ms }),
  };
}
