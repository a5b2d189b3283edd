import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Metrics } from '../ports.ts';
import type { QueueRecord } from './queue-record.ts';

/** Works at a batch, and answers the ids of the records that must come again. */
type Work = (
  records: readonly QueueRecord[],
  remainingMs: () => number,
) => Promise<readonly string[]>;

/** A Lambda handler for batches of a queue, with partial batch responses. */
export function batchHandler(work: Work, metrics: Metrics) {
  // Without middy's early timeout: it would answer for a worker that goes on, is frozen halfway
  // and wakes after its lease. Lambda's own timeout ends it.
  return middy<SQSEvent, SQSBatchResponse>({ timeoutEarlyInMillis: 0 })
    .after(() => metrics.flush())
    .onError(() => metrics.flush())
    .handler(async ({ Records }, context) => {
      const returned = await work(Records, () => context.getRemainingTimeInMillis());
      return { batchItemFailures: returned.map((itemIdentifier) => ({ itemIdentifier })) };
    });
}
