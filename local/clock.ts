import { realNowMs } from './shifted-date.ts';

/** The time that everything on this machine goes by, in milliseconds since the epoch. */
export type Now = () => number;

export interface Clock {
  readonly now: Now;
  /**
   * Runs a task once it is that time; soon, but not within this call, where it is so already.
   * @returns what cancels it
   */
  at(dueMs: number, task: () => void): () => void;
}

/** A clock that runs as fast as any, from wherever it was put, and can be put forward. */
export interface TravellingClock extends Clock {
  /** How far ahead of this machine's own clock it is, in milliseconds; below 0 where behind. */
  offsetMs(): number;
  /** When the next task falls due; undefined where none waits. */
  nextDueMs(): number | undefined;
  /** Puts it forward; the tasks that have fallen due then run in their order. */
  jumpTo(ms: number): void;
  /** Lets tasks run that were held until now. */
  release(): void;
  stop(): void;
}

interface Waiting {
  readonly dueMs: number;
  readonly task: () => void;
}

/**
 * @param startOffsetMs 0 by default: this machine's own time
 * @param state `held` keeps its tasks waiting until `release`: what an earlier day left behind must
 *   not begin before there is a cloud to do it
 */
export function createClock(
  startOffsetMs = 0,
  state: 'running' | 'held' = 'running',
): TravellingClock {
  let offsetMs = startOffsetMs;
  let isHeld = state === 'held';
  let timer: NodeJS.Timeout | undefined;
  /** The earliest first. */
  let waiting: readonly Waiting[] = [];

  const now = () => realNowMs() + offsetMs;

  const runDue = () => {
    if (isHeld) return;
    for (let [first] = waiting; first !== undefined && first.dueMs <= now(); [first] = waiting) {
      waiting = waiting.slice(1);
      first.task();
    }
    setTimer();
  };

  const setTimer = () => {
    clearTimeout(timer);
    const [first] = waiting;
    if (first === undefined || isHeld) return;
    timer = setTimeout(runDue, Math.min(TIMER_MAX_MS, Math.max(0, first.dueMs - now())));
    // What waits on this machine does not keep it alive: its endpoint does.
    timer.unref();
  };

  return {
    now,
    at(dueMs, task) {
      const mine = { dueMs, task };
      const place = waiting.findLastIndex((each) => each.dueMs <= dueMs) + 1;
      waiting = waiting.toSpliced(place, 0, mine);
      if (place === 0) setTimer();
      return () => {
        waiting = waiting.filter((each) => each !== mine);
      };
    },
    offsetMs: () => offsetMs,
    nextDueMs: () => waiting[0]?.dueMs,
    jumpTo(ms) {
      offsetMs += Math.max(0, ms - now());
      runDue();
    },
    release() {
      isHeld = false;
      setTimer();
    },
    stop: () => clearTimeout(timer),
  };
}

/** The longest that a timer of Node waits; a longer one would go off at once. */
const TIMER_MAX_MS = 2 ** 31 - 1;
