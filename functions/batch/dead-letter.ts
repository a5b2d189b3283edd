import { nameOf } from '../domain/error-name.ts';
import type { DeadLetters, Log, Metrics } from '../ports.ts';
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

/**
 * To the dead-letter queue at once, with why it cannot be read: it would be no better when it came
 * again.
 * @returns the ids of the records that must come again all the same
 */
export async function reject(
  deps: DeadLettering & { readonly metrics: Metrics },
  record: QueueRecord,
  reason: string,
): Promise<readonly string[]> {
  if (await putDeadLetter(deps, record, reason)) {
    deps.metrics.count('DeadLettered', 'invalid');
    return [];
  }
  deps.metrics.count('Returned', 'broken');
  return [record.messageId];
}
