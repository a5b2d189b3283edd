import { createHash } from 'node:crypto';
import type { QueueRecord } from '../../functions/batch/queue-record.ts';
import type { Random } from '../../test/support/a-random.ts';
import type { VirtualTime } from '../../test/support/running-time.ts';

export interface StandardQueueOptions {
  readonly time: VirtualTime;
  readonly random: Random;
  readonly visibilityMs: number;
  readonly maxReceives: number;
  /** How often a message is handed out though it was deleted, or while it is being worked at. */
  readonly repeated: number;
  /** Two queues with one seed hand out the same messages in the same order. */
  readonly seed: number;
}

export interface Message extends QueueRecord {
  /** So far. */
  receives: number;
  /** Drawn once for each message: what comes first of those that are visible. */
  readonly place: number;
  isDeleted: boolean;
}

export type StandardQueue = ReturnType<typeof createStandardQueue>;

/**
 * A standard queue of SQS: in any order, at least once. Which of the visible messages comes next
 * hangs on the message alone, so that two runs differ by what is put and not by luck.
 */
export function createStandardQueue(options: StandardQueueOptions) {
  const { time, random, visibilityMs, maxReceives, repeated, seed } = options;
  const visible = new Places();
  const copies = new Map<string, number>();
  const deadLetters: Message[] = [];
  const counts = { sent: 0, handedOut: 0, repeats: 0, receivesMax: 0 };
  let waiting: (() => void)[] = [];

  function show(message: Message): void {
    visible.add(message);
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  }

  /** Handed out once more than it should be, soon: whatever became of it meanwhile. */
  function repeat(message: Message): void {
    counts.repeats += 1;
    time.at(time.nowMs() + random.whole(5_000), () => show({ ...message, isDeleted: false }));
  }

  return {
    ...{ counts, deadLetters },
    /** @param name the same for copies of one event */
    send(name: string, body: string, delaySeconds = 0): void {
      const copy = copies.get(name) ?? 0;
      copies.set(name, copy + 1);
      counts.sent += 1;
      const messageId = `${name}/${copy}`;
      const place = placeOf(`${seed} ${messageId}`);
      const message = { messageId, body, place, receives: 0, isDeleted: false };
      time.at(time.nowMs() + delaySeconds * 1_000, () => show(message));
    },
    receive(most: number): readonly Message[] {
      const received: Message[] = [];
      while (received.length < most) {
        const message = visible.take();
        if (message === undefined) break;
        message.receives += 1;
        if (message.receives > maxReceives) {
          deadLetters.push(message);
          continue;
        }
        counts.receivesMax = Math.max(counts.receivesMax, message.receives);
        time.at(time.nowMs() + visibilityMs, () => {
          if (!message.isDeleted) show(message);
        });
        if (random.happens(repeated)) repeat(message);
        received.push(message);
      }
      counts.handedOut += received.length;
      return received;
    },
    delete(message: Message): void {
      message.isDeleted = true;
    },
    /** Once there is something to receive. */
    filled(): Promise<void> {
      if (visible.size > 0) return Promise.resolve();
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}

const placeOf = (text: string): number => createHash('sha1').update(text).digest().readUInt32BE();

/** Sorted in runs: what is put at once is sorted once. */
class Places {
  #sorted: Message[] = [];
  #added: Message[] = [];

  get size(): number {
    return this.#sorted.length + this.#added.length;
  }

  add(message: Message): void {
    this.#added.push(message);
  }

  take(): Message | undefined {
    if (this.#added.length > 0) this.#merge();
    return this.#sorted.pop();
  }

  /** The next is at the end. A few are put in their places, many are sorted. */
  #merge(): void {
    if (this.#added.length > 50) this.#sorted = [...this.#sorted, ...this.#added].sort(byPlace);
    else for (const message of this.#added) this.#sorted.splice(this.#indexOf(message), 0, message);
    this.#added = [];
  }

  #indexOf({ place }: Message): number {
    let [from, to] = [0, this.#sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#sorted[middle]?.place ?? 0) > place) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

const byPlace = (one: Message, other: Message): number => other.place - one.place;
