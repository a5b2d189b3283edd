import { setImmediate } from 'node:timers/promises';
import type { Timer } from '../../functions/ports/pace.ts';
import type { Clock } from '../../functions/ports.ts';
import { NOON_MS } from './an-event.ts';

/** Time that goes by only once nobody has anything left to do in it. */
export interface VirtualTime {
  readonly clock: Clock;
  readonly timer: Timer;
  /** Lets no time go by while a call to another process is under way. */
  outside<T>(call: () => Promise<T>): Promise<T>;
  /** Lets time go by until the work is done. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Nothing runs meanwhile, as in a process that is frozen. */
  freeze(ms: number): void;
}

export function virtualTime(startMs = NOON_MS): VirtualTime {
  let nowMs = startMs;
  let outside = 0;
  let waiting: readonly { readonly atMs: number; readonly wake: () => void }[] = [];

  const wakeNext = () => {
    if (waiting.length === 0) throw new Error('the work waits for nothing that will come');
    nowMs = Math.max(nowMs, Math.min(...waiting.map(({ atMs }) => atMs)));
    const due = waiting.filter(({ atMs }) => atMs <= nowMs);
    waiting = waiting.filter(({ atMs }) => atMs > nowMs);
    for (const { wake } of due) wake();
  };

  return {
    clock: { nowMs: () => nowMs },
    timer: {
      until: (atMs) =>
        atMs <= nowMs
          ? Promise.resolve()
          : new Promise((wake) => {
              // As by a clock of whole ms.
              waiting = [...waiting, { atMs: Math.ceil(atMs), wake }];
            }),
    },
    async outside(call) {
      outside += 1;
      try {
        return await call();
      } finally {
        outside -= 1;
      }
    },
    async during(work) {
      let isOver = false;
      const end = () => {
        isOver = true;
      };
      work.then(end, end);
      for (;;) {
        await setImmediate();
        if (isOver) return work;
        if (outside === 0) wakeNext();
      }
    },
    freeze(ms) {
      nowMs += ms;
    },
  };
}
