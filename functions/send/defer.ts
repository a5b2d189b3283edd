import type { QueueRecord } from '../batch/queue-record.ts';
import type { Deferring } from '../domain/decision.ts';
import type { Notification } from '../domain/notification.ts';
import type { Clock, Deferrals, Log } from '../ports.ts';
import type { Ending } from './ending.ts';
import { traceOf } from './trace.ts';

export interface Putting {
  readonly deferrals: Deferrals;
  readonly clock: Clock;
  readonly log: Log;
}

/** Lets a record go, once it is sure to come back. Throws where it is not. */
export async function defer(
  { deferrals, clock, log }: Putting,
  notification: Notification,
  { body }: QueueRecord,
  { dueMs, because }: Deferring,
): Promise<Ending> {
  await deferrals.defer({ notificationId: notification.id, body, nowMs: clock.nowMs(), dueMs });
  // Nothing else says until when it waits: for the bus nothing has happened yet.
  const until = new Date(dueMs).toISOString();
  log.info('deferred', { ...traceOf(notification), because, until });
  return { is: 'deferred', because };
}
