import { nameOf } from '../domain/error-name.ts';
import type { DeadLetters, Log } from '../ports.ts';
import type { QueueRecord } from './queue-record.ts';

export interface DeadLettering {
  readonly deadLetters: DeadLetters;
  readonly log: Log;
}

/**
 * Puts a record on the dead-letter queue. It may leave its own queue only once it lies there.
 * @returns whether it does; where not, the record must come again
 */
export async function putDeadLetter(
  { deadLetters, log }: DeadLettering,
  { messageId, body }: QueueRecord,
  reason: string,
): Promise<boolean> {
  try {
    await deadLetters.put(body, reason);
    return true;
  } catch (error) {
    log.error('dead-lettering failed', { messageId, error: nameOf(error) });
    return false;
  }
}
