import type { SqsQueue } from '../../node_modules/fauxqs/dist/sqs/sqsStore.js';

/** When the next message of a queue can be seen again; undefined where none is hidden. */
export function nextDueMs(queue: SqsQueue): number | undefined {
  const { delayed, inflight } = queue.inspectMessages();
  const due = [
    ...delayed.map(({ delayUntil }) => delayUntil ?? 0),
    ...inflight.map(({ visibilityDeadline }) => visibilityDeadline),
  ];
  return due.length === 0 ? undefined : due.reduce((a, b) => Math.min(a, b));
}

/**
 * Drops the messages that have lain for the queue's retention, seen or not, as SQS does and fauxqs
 * does not. A message on its way to a dead-letter queue keeps the time at which it was first sent.
 */
export function dropExpired(queue: SqsQueue, nowMs: number): void {
  const retentionSeconds = Number(queue.attributes['MessageRetentionPeriod']);
  const sentBeforeMs = nowMs - retentionSeconds * 1000;
  const isKept = (message: { readonly messageId: string; readonly sentTimestamp: number }) => {
    if (message.sentTimestamp > sentBeforeMs) return true;
    queue.persistence?.deleteMessage(message.messageId);
    return false;
  };
  queue.messages = queue.messages.filter(isKept);
  queue.delayedMessages = queue.delayedMessages.filter(isKept);
  for (const [handle, { message }] of queue.inflightMessages) {
    if (!isKept(message)) queue.inflightMessages.delete(handle);
  }
}
