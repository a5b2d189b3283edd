import type { Deferral, Deferrals } from '../../functions/ports.ts';

export interface MemoryDeferrals {
  readonly deferrals: Deferrals;
  /** What has not come back yet, in the order in which it was asked for. */
  readonly waiting: readonly Deferral[];
  /** The bodies that have come back by then, the earliest first; each of them once. */
  due(nowMs: number): readonly string[];
}

/** What waits for its time, in memory. */
export function memoryDeferrals(): MemoryDeferrals {
  const waiting: Deferral[] = [];
  return {
    waiting,
    deferrals: {
      async defer(deferral) {
        const isThere = waiting.some((other) => isOneSchedule(deferral, other));
        if (!isThere || isHeldByQueue(deferral)) waiting.push(deferral);
      },
    },
    due(nowMs) {
      const isDue = ({ dueMs }: Deferral) => dueMs <= nowMs;
      const back = waiting.filter(isDue).toSorted((a, b) => a.dueMs - b.dueMs);
      waiting.splice(0, waiting.length, ...waiting.filter((deferral) => !isDue(deferral)));
      return back.map(({ body }) => body);
    },
  };
}

/** A schedule has a name, and every copy that a queue holds comes back. */
const isOneSchedule = (one: Deferral, other: Deferral): boolean =>
  one.notificationId === other.notificationId && one.dueMs === other.dueMs;

const isHeldByQueue = ({ nowMs, dueMs }: Deferral): boolean => dueMs - nowMs <= QUEUE_HOLDS_MS;

/** The longest `DelaySeconds` of SQS. */
const QUEUE_HOLDS_MS = 900_000;
