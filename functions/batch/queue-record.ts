/** A message of a queue. */
export interface QueueRecord {
  readonly messageId: string;
  readonly body: string;
}
