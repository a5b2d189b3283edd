import type { QueueRecord } from '../../../functions/batch/queue-record.ts';
import type { Handed, Invocation } from '../history.ts';
import type { Recorder } from '../recorder.ts';
import { eventIdIn, flushIn } from '../recording/bodies.ts';
import type { Message, Queue } from './queue.ts';
import { type Calling, SPANS, strike, type Worker } from './worker.ts';

export interface MappingOptions extends Calling {
  readonly of: Invocation['of'];
  readonly recorder: Recorder;
  readonly queue: Queue;
  readonly batchSize: number;
  readonly maxConcurrency: number;
  readonly timeoutMs: number;
  /** One more function instance. */
  newWorker(): Worker;
  /** Its code, from the beginning. */
  workOf(worker: Worker): Work;
}

export type Work = (
  records: readonly QueueRecord[],
  remainingMs: () => number,
) => Promise<readonly string[]>;

/** An event source mapping: each poller receives, invokes, and deletes what was not handed back. */
export function startMapping(options: MappingOptions): void {
  for (let i = 0; i < options.maxConcurrency; i += 1) void poll(options);
}

async function poll(options: MappingOptions): Promise<never> {
  const { time, faults, queue } = options;
  const { random } = faults;
  let instance = instanceOf(options);
  for (;;) {
    await queue.filled();
    await time.pass(SPANS.queue[0] + random.whole(SPANS.queue[1]));
    const batch = queue.receive(options.batchSize);
    if (batch.length === 0) continue;
    const start = faults.oneOf(STARTS);
    if (start === 'cold start') instance = instanceOf(options);
    else if (start !== undefined) continue;
    if (!(await invoke(options, instance, batch))) instance = instanceOf(options);
  }
}

const STARTS = ['message received, never worked at', 'invocation throttled', 'cold start'] as const;

interface Instance {
  readonly worker: Worker;
  readonly work: Work;
}

function instanceOf({ newWorker, workOf }: MappingOptions): Instance {
  const worker = newWorker();
  return { worker, work: workOf(worker) };
}

/** @returns whether the instance lives on */
async function invoke(
  options: MappingOptions,
  { worker, work }: Instance,
  batch: readonly Message[],
): Promise<boolean> {
  const { time, faults, recorder, timeoutMs } = options;
  const startedAtMs = time.nowMs();
  const endMs = startedAtMs + timeoutMs;
  worker.faults = [];
  const outcome = await Promise.race([
    work(batch, () => endMs - time.nowMs()),
    worker.death,
    time.pass(timeoutMs),
  ]);
  const isDone = outcome !== undefined && !worker.isOver;
  // Of one that is frozen nobody can say that it has stopped: it wakes, and goes on.
  if (!isDone && worker.frozenUntilMs <= time.nowMs()) worker.die();
  const returned = new Set(isDone ? outcome : batch.map(({ messageId }) => messageId));
  if (isDone) {
    await acknowledge(
      options,
      worker,
      batch.filter(({ messageId }) => !returned.has(messageId)),
    );
  } else {
    await time.pass(SPANS.queue[0] + faults.random.whole(SPANS.queue[1]));
    for (const { body } of batch) recorder.copied(body);
  }
  recorder.invoked({
    ...{ of: options.of, worker: worker.ordinal, startedAtMs, returned: [...returned] },
    endedAtMs: isDone ? time.nowMs() : undefined,
    records: batch.map(({ messageId, body }) => ({ messageId, ...eventOf(body) })),
    faults: worker.faults,
  });
  return isDone;
}

/** Deletes what was done, where that is not lost. */
async function acknowledge(
  { time, faults, queue, recorder }: MappingOptions,
  worker: Worker,
  done: readonly Message[],
): Promise<void> {
  const lost = strike(faults, worker, DELETES);
  await time.pass(SPANS.queue[0] + faults.random.whole(SPANS.queue[1]));
  for (const message of done) {
    const isLost = lost === 'delete lost' || (lost !== undefined && faults.random.happens(0.5));
    if (isLost) recorder.copied(message.body);
    else queue.delete(message);
  }
}

const DELETES = ['delete lost', 'delete lost in part'] as const;

function eventOf(body: string): Omit<Handed, 'messageId'> {
  const [eventId, flushId] = [eventIdIn(body), flushIn(body)];
  return {
    ...(eventId === undefined ? {} : { eventId }),
    ...(flushId === undefined ? {} : { flushId }),
  };
}
