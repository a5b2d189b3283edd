import {
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Outbox } from '../ports/replies.ts';

/**
 * A queue of ours. Ten bodies must fit into one call together: 256 KB.
 * @param timeoutMs for all that is put at once, with every retry
 */
export function sqsOutbox(queueUrl: string, timeoutMs: number): Outbox {
  const sqs = new SQSClient({});

  /** Answers those that are not known to lie there: some may be refused in a call that is 200. */
  const sendTen = async (
    entries: readonly SendMessageBatchRequestEntry[],
    abortSignal: AbortSignal,
  ): Promise<readonly SendMessageBatchRequestEntry[]> => {
    const batch = new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: [...entries] });
    const { Successful = [] } = await sqs.send(batch, { abortSignal });
    const sent = new Set(Successful.map(({ Id }) => Id));
    return entries.filter(({ Id }) => !sent.has(Id));
  };

  return {
    async put(bodies) {
      const abortSignal = AbortSignal.timeout(timeoutMs);
      for (let from = 0; from < bodies.length; from += ENTRIES_MAX) {
        let left: readonly SendMessageBatchRequestEntry[] = bodies
          .slice(from, from + ENTRIES_MAX)
          .map((MessageBody, i) => ({ Id: String(i), MessageBody }));
        for (let tries = 0; left.length > 0 && tries < TRIES_MAX; tries += 1) {
          left = await sendTen(left, abortSignal);
        }
        if (left.length > 0) throw new MessagesRefused(left.length);
      }
    },
  };
}

/** Entries of one SendMessageBatch, by the SQS API reference. */
const ENTRIES_MAX = 10;

const TRIES_MAX = 3;

class MessagesRefused extends Error {
  override readonly name = 'MessagesRefused';
  constructor(count: number) {
    super(`SendMessageBatch refused ${count} messages`);
  }
}
