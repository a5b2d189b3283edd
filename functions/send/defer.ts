import type { QueueRecord } from '../batch/queue-record.ts';
import type { DeferReason, Deferring } from '../domain/decision.ts';
import type { Notification } from '../domain/notification.ts';
import type { Clock, Deferrals, Log } from '../ports.ts';
import type { Ending } from './ending.ts';
import { bodyWith } from './envelope.ts';
import { traceOf } from './trace.ts';

export interface DeferDeps {
  readonly deferrals: Deferrals;
  readonly clock: Clock;
  readonly log: Log;
}

/** Lets a record go, once it is sure to come back. Throws where it is not. */
export async function defer(
  deps: DeferDeps,
  notification: Notification,
  record: QueueRecord,
  { dueMs, because }: Deferring,
): Promise<Ending> {
  const nowMs = deps.clock.nowMs();
  const body = bodyAfter(because, notification, record);
  await deps.deferrals.defer({ notificationId: notification.id, body, nowMs, dueMs });
  logDeferred(deps, notification, because, dueMs);
  return { is: 'deferred', because };
}

/** What counts its turns says in its envelope how many it has had. */
function bodyAfter(
  because: DeferReason,
  { waits, tries }: Notification,
  record: QueueRecord,
): string {
  if (because === 'quota') return bodyWith(record, { waits: waits + 1 });
  return because === 'carrier' ? bodyWith(record, { tries: tries + 1 }) : record.body;
}

/** Nothing else says until when it waits: for the bus nothing has happened yet. */
export function logDeferred(
  { log }: Pick<DeferDeps, 'log'>,
  notification: Notification,
  because: DeferReason | 'digest',
  dueMs: number,
): void {
  const until = new Date(dueMs).toISOString();
  log.info('deferred', { ...traceOf(notification), because, until });
}
