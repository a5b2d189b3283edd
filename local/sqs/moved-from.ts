/**
 * The ARN of the queue from which SQS moved a dead letter. Undefined for one that somebody sent to
 * the dead-letter queue, and, unlike on AWS, for one that lay there before a restart.
 */
export const movedFrom = (message: object): string | undefined => SOURCES.get(message);

const SOURCES = new WeakMap<object, string>();
let receivedFrom: string | undefined;

/** What a receive puts on another queue meanwhile is moved there from this one. */
export function noteMoves<T>(queueArn: string, receive: () => T): T {
  receivedFrom = queueArn;
  try {
    return receive();
  } finally {
    receivedFrom = undefined;
  }
}

/** A message that is put on a queue, by a receive or by anybody else. */
export function noteMoved(message: object): void {
  if (receivedFrom !== undefined) SOURCES.set(message, receivedFrom);
}
