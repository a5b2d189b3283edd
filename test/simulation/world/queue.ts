import type { QueueRecord } from '../../../functions/batch/queue-record.ts';
import type { Random } from '../../support/a-random.ts';
import type { VirtualTime } from '../../support/running-time.ts';
import type { Faults } from './faults.ts';

export interface Message extends QueueRecord {
  /** So far. */
  receives: number;
  isDeleted: boolean;
}

export type Queue = ReturnType<typeof createQueue>;

interface QueueOptions {
  readonly name: string;
  readonly time: VirtualTime;
  readonly faults: Faults;
  readonly random: Random;
  readonly visibilityMs: number;
  readonly maxReceives: number;
  /** What is handed out though it should not be, in whatever state it is. */
  repeated(body: string): void;
  deadLetter(message: Message): void;
}

/** A standard queue of SQS: at least once, in any order. */
export function createQueue(options: QueueOptions) {
  const { name, time, faults, random, visibilityMs, maxReceives } = options;
  const visible: Message[] = [];
  let waiting: (() => void)[] = [];
  let sent = 0;

  function show(message: Message): void {
    if (message.isDeleted) return;
    visible.push(message);
    // One poller is enough for what has come; it takes all there is.
    waiting.shift()?.();
  }

  function repeat(message: Message): void {
    options.repeated(message.body);
    // To delete one is to delete the other, unless the servers that have them do not agree.
    const copy = random.happens(0.5) ? message : { ...message };
    time.at(time.nowMs() + random.whole(REPEATED_WITHIN_MS), () => show(copy));
  }

  return {
    name,
    send(body: string, delaySeconds = 0): void {
      sent += 1;
      const message = { messageId: `${name}-${sent}`, body, receives: 0, isDeleted: false };
      time.at(time.nowMs() + delaySeconds * 1_000, () => show(message));
    },
    receive(most: number): readonly Message[] {
      const received: Message[] = [];
      while (received.length < most && visible.length > 0) {
        const message = takeAny(visible, random);
        if (message.isDeleted) continue;
        message.receives += 1;
        if (message.receives > maxReceives) {
          message.isDeleted = true;
          options.deadLetter(message);
          continue;
        }
        time.at(time.nowMs() + visibilityMs, () => show(message));
        if (faults.strikes('message handed out twice')) repeat(message);
        received.push(message);
      }
      if (visible.length > 0) waiting.shift()?.();
      return received;
    },
    delete(message: Message): void {
      message.isDeleted = true;
    },
    /** Once there may be something to receive. */
    filled(): Promise<void> {
      if (visible.length > 0) return Promise.resolve();
      return new Promise((resolve) => waiting.push(resolve));
    },
    /** So that nobody polls any more. */
    close(): void {
      waiting = [];
    },
  };
}

/** Seconds, and now and then later than the visibility timeout. */
const REPEATED_WITHIN_MS = 240_000;

/** The last takes the place of what was taken. */
function takeAny(visible: Message[], random: Random): Message {
  const i = random.whole(visible.length);
  const [taken, last] = [visible[i], visible.pop()];
  if (taken === undefined || last === undefined) throw new Error('nothing is visible');
  if (i < visible.length) visible[i] = last;
  return taken;
}
