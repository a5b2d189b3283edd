import { wayBack } from '../../../functions/adapters/deferrals.ts';
import type { Outbox } from '../../../functions/ports/replies.ts';
import type { DeadLetters, Deferrals } from '../../../functions/ports.ts';
import type { Letter } from '../history.ts';
import type { Recorder } from '../recorder.ts';
import { createQueue, type Queue } from './queue.ts';
import { type Calling, call, SPANS, strike, type Worker } from './worker.ts';

export type QueueName = 'transactional' | 'marketing' | 'facts' | 'replies';

export type Queues = ReturnType<typeof createQueues>;

interface QueuesOptions {
  readonly visibilityMs: number;
  readonly maxReceives: number;
  readonly writeTimeoutMs: number;
}

/** A letter with what lies there, so that an operator can put it back. */
interface Kept {
  readonly letter: Letter;
  readonly body: string;
}

/** All queues with their dead letters, and Scheduler, which puts things on them. */
export function createQueues(calling: Calling, recorder: Recorder, options: QueuesOptions) {
  const { time, faults } = calling;
  const { random } = faults;
  const kept: Kept[] = [];
  const schedules = new Set<string>();
  const queueOf = (name: QueueName): Queue =>
    createQueue({
      ...{ name, time, faults, random, ...options },
      repeated: recorder.copied,
      deadLetter: ({ body }) => bury(name, body, 'receives'),
    });
  const queues: Readonly<Record<QueueName, Queue>> = {
    transactional: queueOf('transactional'),
    marketing: queueOf('marketing'),
    facts: queueOf('facts'),
    replies: queueOf('replies'),
  };

  function bury(of: Letter['of'], body: string, reason: string): void {
    kept.push({ letter: recorder.buried(of, body, reason), body });
  }

  /** A message of a worker's, which may be lost on the way or lie there though nobody says so. */
  function put(worker: Worker, send: () => void, unanswered?: () => void): Promise<void> {
    const fault = strike(faults, worker, PUT_FAULTS);
    if (fault === 'answer to a message lost') unanswered?.();
    const trouble = {
      ...{ span: SPANS.queue, givesUpAfterMs: options.writeTimeoutMs },
      isLost: fault === 'message to a queue lost',
      isUnanswered: fault === 'answer to a message lost',
    };
    return call(calling, worker, trouble, send);
  }

  function schedule(worker: Worker, name: QueueName, body: string, made: Made): Promise<void> {
    const fault = strike(faults, worker, SCHEDULE_FAULTS);
    const trouble = {
      ...{ span: SPANS.queue, givesUpAfterMs: options.writeTimeoutMs },
      isLost: fault === 'schedule lost on the way',
      isUnanswered: fault === 'answer to a schedule lost',
    };
    return call(calling, worker, trouble, () => {
      const key = `${name} ${made.name}`;
      // Whoever asks for one that is there is told so, and takes it for done.
      if (schedules.has(key)) return;
      schedules.add(key);
      const lateMs = random.whole(MINUTE_MS) + (faults.strikes('schedule late') ? LATE_MS : 0);
      time.at(made.dueMs + lateMs, () => {
        // Scheduler deletes a schedule once it has come: whoever is quick finds its name taken.
        time.at(time.nowMs() + random.whole(MINUTE_MS), () => schedules.delete(key));
        if (faults.strikes('schedule missed its queue')) return bury(name, body, 'target');
        queues[name].send(body);
        if (!faults.strikes('schedule came twice')) return;
        recorder.copied(body);
        queues[name].send(body);
      });
    });
  }

  return {
    ...{ queues, kept, bury },
    deferralsOf: (worker: Worker, name: QueueName): Deferrals => ({
      async defer(deferral) {
        const { body, dueMs } = deferral;
        const way = wayBack(deferral);
        await (way.by === 'queue'
          ? put(
              worker,
              () => queues[name].send(body, way.delaySeconds),
              () => recorder.copied(body),
            )
          : schedule(worker, name, body, { name: way.name, dueMs }));
      },
    }),
    deadLettersOf: (worker: Worker, name: QueueName): DeadLetters => ({
      put: (body, reason) => {
        const isLost = strike(faults, worker, ['dead letter not taken']) !== undefined;
        const trouble = { span: SPANS.queue, isLost, givesUpAfterMs: options.writeTimeoutMs };
        return call(calling, worker, trouble, () => bury(name, body, reason));
      },
    }),
    outboxOf: (worker: Worker, name: QueueName, arriving: (body: string) => void): Outbox => ({
      async put(bodies) {
        for (const body of bodies) {
          await put(worker, () => {
            arriving(body);
            queues[name].send(body);
          });
        }
      },
    }),
    /** What an operator does with `npm run redrive`. */
    redrive({ letter, body }: Kept): void {
      if (letter.of === 'undeliverable') return;
      recorder.redriven(letter);
      recorder.copied(body);
      queues[letter.of].send(body);
    },
  };
}

interface Made {
  readonly name: string;
  readonly dueMs: number;
}

const PUT_FAULTS = ['message to a queue lost', 'answer to a message lost'] as const;
const SCHEDULE_FAULTS = ['schedule lost on the way', 'answer to a schedule lost'] as const;

/** Scheduler keeps to the minute. */
const MINUTE_MS = 60_000;
const LATE_MS = 600_000;
