import type { QueueRecord } from '../../functions/batch/queue-record.ts';
import type { VirtualTime } from '../../test/support/running-time.ts';
import { DELAYS, type Delays } from './delays.ts';
import type { StandardQueue } from './standard-queue.ts';

export interface MappingOptions {
  readonly time: VirtualTime;
  readonly delays: Delays;
  readonly queue: StandardQueue;
  readonly batchSize: number;
  readonly maxConcurrency: number;
  readonly timeoutMs: number;
  /** The code of one more function instance. */
  worker(ordinal: number): Work;
}

type Work = (
  records: readonly QueueRecord[],
  remainingMs: () => number,
) => Promise<readonly string[]>;

/**
 * An event source mapping that is at its maximum concurrency, with warm functions: each poller
 * receives, invokes its function, and deletes what that did not hand back.
 * @returns what it counts as it goes
 */
export function startMapping(options: MappingOptions) {
  const counts = { invocations: 0, records: 0, killed: 0 };
  for (let i = 0; i < options.maxConcurrency; i += 1) void poll(options, options.worker(i), counts);
  return counts;
}

async function poll(options: MappingOptions, work: Work, counts: Counts): Promise<never> {
  const { time, delays, queue, batchSize, timeoutMs } = options;
  for (;;) {
    await queue.filled();
    const batch = await delays.call(DELAYS.queue, () => queue.receive(batchSize));
    if (batch.length === 0) continue;
    await delays.pass(DELAYS.queue);
    counts.invocations += 1;
    counts.records += batch.length;
    const endMs = time.nowMs() + timeoutMs;
    const returned = new Set(await work(batch, () => endMs - time.nowMs()));
    // Lambda would have ended it halfway; the bench says so, and lets it go on.
    if (time.nowMs() > endMs) counts.killed += 1;
    await delays.call(DELAYS.queue, () => {
      for (const message of batch) if (!returned.has(message.messageId)) queue.delete(message);
    });
  }
}

interface Counts {
  invocations: number;
  records: number;
  killed: number;
}
