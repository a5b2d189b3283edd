import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Clock } from '../../functions/ports.ts';

/** Time that goes by only from one task to the next. */
export interface VirtualTime extends Clock {
  /** What is asked for first is done first, of all that is due at one millisecond. */
  at(atMs: number, task: () => void): void;
  /** @param delayMs rounded up to whole milliseconds, for nothing happens between them */
  pass(delayMs: number): Promise<void>;
  /** Until nothing is left to do, or nothing until then. */
  run(untilMs?: number): Promise<void>;
}

/**
 * The same every time: what a task sets going by promises has gone as far as it can before the next
 * one is begun.
 */
export function virtualTime(startMs: number): VirtualTime {
  const tasks = new Agenda();
  let nowMs = startMs;
  const at = (atMs: number, task: () => void) => tasks.add(Math.max(nowMs, Math.ceil(atMs)), task);
  return {
    nowMs: () => nowMs,
    at,
    pass: (delayMs) => new Promise((resolve) => at(nowMs + delayMs, resolve)),
    async run(untilMs = Number.POSITIVE_INFINITY) {
      await othersTurn();
      for (let step = 1; ; step += 1) {
        await (step % STEPS_ALONE === 0 ? othersTurn() : settled());
        const dueMs = tasks.nextMs();
        if (dueMs === undefined || dueMs > untilMs) return;
        nowMs = dueMs;
        while (tasks.nextMs() === dueMs) tasks.take()?.();
      }
    },
  };
}

/**
 * Once all that promises set going is done: Node looks at its ticks when no promise is left to go
 * on with. A turn of the event loop says the same, and asks the kernel for news each time.
 */
const settled = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/** After so many, what waits outside has its turn: messages of other processes among it. */
const STEPS_ALONE = 1_024;

interface Entry {
  readonly atMs: number;
  readonly ordinal: number;
  readonly task: () => void;
}

/** A binary heap: in one run a million tasks come and go. */
class Agenda {
  readonly #heap: Entry[] = [];
  #added = 0;

  nextMs(): number | undefined {
    return this.#heap[0]?.atMs;
  }

  add(atMs: number, task: () => void): void {
    const entry = { atMs, ordinal: ++this.#added, task };
    let i = this.#heap.length;
    while (i > 0) {
      const above = (i - 1) >> 1;
      const parent = this.#heap[above];
      if (parent === undefined || isBefore(parent, entry)) break;
      this.#heap[i] = parent;
      i = above;
    }
    this.#heap[i] = entry;
  }

  take(): (() => void) | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (last !== undefined && last !== first) this.#sink(last);
    return first?.task;
  }

  /** From the top, to where nothing below it is earlier. */
  #sink(entry: Entry): void {
    const heap = this.#heap;
    let i = 0;
    for (;;) {
      const [left, right] = [heap[2 * i + 1], heap[2 * i + 2]];
      const isRight = left !== undefined && right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (child === undefined || isBefore(entry, child)) break;
      heap[i] = child;
      i = 2 * i + (isRight ? 2 : 1);
    }
    heap[i] = entry;
  }
}

const isBefore = (one: Entry, other: Entry): boolean =>
  one.atMs === other.atMs ? one.ordinal < other.ordinal : one.atMs < other.atMs;
