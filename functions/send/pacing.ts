import { type Controls, NO_CONTROLS, type Orders, ordersOf, spendKey } from '../domain/controls.ts';
import type { Lane } from '../domain/lane.ts';
import { spendDay } from '../domain/spend-day.ts';
import type { Pace, Timer } from '../ports/pace.ts';
import type { Clock, Metrics } from '../ports.ts';

export interface PacingDeps {
  readonly pace: Pace;
  readonly timer: Timer;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly lane: Lane;
  /** Of the stage: its days are those of the budget. */
  readonly timeZone: string;
  /** What a part costs, in fen. */
  readonly partFen: number;
  /**
   * How late a slot may be used. A slot of the past belongs to nobody: a worker that was frozen and
   * wakes would use all of its own at once, beside those of others.
   */
  readonly slotGraceMs: number;
  /** What bringing one notification to its end may take: no slot is waited for in that time. */
  readonly tellMs: number;
}

/** What one worker knows of the pace, from batch to batch. */
export interface Pacing extends PacingDeps {
  /** As they were when the worker last heard of them; spent is what was before its last slots. */
  orders(): Orders;
  /** Hears of them without asking for a slot. */
  look(): Promise<void>;
  /**
   * Slots for as many of these parts as there is room for.
   * @param deadlineMs after which they are of no use
   * @returns undefined where there will be none by then
   */
  lease(parts: number, partsMin: number, deadlineMs: number): Promise<LeasedSlots | undefined>;
  /** Parts that were leased and not used: the next lease is not charged for as many. */
  spare(parts: number): void;
}

export interface LeasedSlots {
  readonly leasedAtMs: number;
  readonly intervalMs: number;
  readonly firstMs: number;
  readonly parts: number;
}

export function createPacing(deps: PacingDeps): Pacing {
  const { pace, timer, clock, lane, partFen } = deps;
  let known: Controls = NO_CONTROLS;
  let sparedParts = 0;
  const today = () => spendDay(deps.timeZone, clock.nowMs());

  return {
    ...deps,
    orders: () => ordersOf(known, lane, today()),
    async look() {
      known = await pace.look();
    },
    async lease(parts, partsMin, deadlineMs) {
      for (;;) {
        const leasedAtMs = clock.nowMs();
        if (leasedAtMs > deadlineMs) return undefined;
        const charge = { day: today(), partFen, sparedParts };
        const lease = await pace.lease(lane, { parts, partsMin, nowMs: leasedAtMs, ...charge });
        known = lease.controls;
        if (lease.is === 'leased') {
          known = withoutCharge(known, spendKey(lane, charge.day), lease.slots.parts * partFen);
          sparedParts -= charge.sparedParts;
          return { ...lease.slots, leasedAtMs };
        }
        if (lease.againMs > deadlineMs) return undefined;
        await timer.until(lease.againMs);
      }
    },
    spare(parts) {
      sparedParts += parts;
    },
  };
}

/**
 * What was spent before these slots: by their own price, the texts that they are for would be over
 * the budget that has just enough left for them.
 */
const withoutCharge = (controls: Controls, key: string, fen: number): Controls => ({
  ...controls,
  spentFen: { ...controls.spentFen, [key]: (controls.spentFen[key] ?? 0) - fen },
});
