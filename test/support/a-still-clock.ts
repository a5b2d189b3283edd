import type { TravellingClock } from '../../local/clock.ts';
import { realNowMs } from '../../local/shifted-date.ts';

/** Stands where it was put, so that a test may tell one millisecond from the next. */
export function aStillClock(startMs: number): TravellingClock {
  let nowMs = startMs;
  let waiting: readonly { readonly dueMs: number; readonly task: () => void }[] = [];
  const runDue = () => {
    const due = waiting.filter(({ dueMs }) => dueMs <= nowMs);
    waiting = waiting.filter(({ dueMs }) => dueMs > nowMs);
    for (const { task } of due.toSorted((a, b) => a.dueMs - b.dueMs)) task();
  };
  return {
    now: () => nowMs,
    at(dueMs, task) {
      const mine = { dueMs, task };
      waiting = [...waiting, mine];
      if (dueMs <= nowMs) setImmediate(runDue);
      return () => {
        waiting = waiting.filter((each) => each !== mine);
      };
    },
    offsetMs: () => nowMs - realNowMs(),
    nextDueMs: () =>
      waiting.reduce<number | undefined>((a, { dueMs }) => Math.min(a ?? dueMs, dueMs), undefined),
    jumpTo(ms) {
      nowMs = Math.max(nowMs, ms);
      runDue();
    },
    release() {},
    stop() {},
  };
}
