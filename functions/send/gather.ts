import type { QueueRecord } from '../batch/queue-record.ts';
import type { Gathering } from '../domain/decision.ts';
import { lastDueMs } from '../domain/deferral.ts';
import { type Flush, flushOf, gatheringKey } from '../domain/flush.ts';
import { gatheredOf } from '../domain/gathered.ts';
import type { GatheringPlace } from '../domain/gathering-place.ts';
import type { Notification } from '../domain/notification.ts';
import type { Gatherings } from '../ports.ts';
import type { Task } from './carry-out.ts';
import { type DeferDeps, logDeferred } from './defer.ts';
import type { Ending } from './ending.ts';
import { bodyWith } from './envelope.ts';

export interface Gatherers extends DeferDeps {
  readonly gatherings: Gatherings;
  /** What bringing one notification to its end may take. */
  readonly tellMs: number;
}

/**
 * Counts an event for the text that tells all of them. What will tell it is on its way before it
 * is counted: a worker that dies in between leaves a flush that finds nothing, and never something
 * that nobody tells.
 */
export async function gather(
  deps: Gatherers,
  { notification, record, circumstances }: Task,
  { flush }: Gathering,
): Promise<Ending> {
  const [place, one] = [placeOf(notification), gatheredOf(notification)];
  if (one === undefined) throw new Error('nothing that is gathered');
  const nowMs = deps.clock.nowMs();
  const latestMs = lastDueMs(notification, circumstances.policy);
  let dueMs = await deps.gatherings.add(place, one, { nowMs, latestMs });
  if (dueMs === undefined) {
    dueMs = await sendFlush(deps, notification, record, flush);
    await deps.gatherings.begin(place, one, dueMs);
  }
  logDeferred(deps, notification, 'digest', dueMs);
  return { is: 'deferred', because: 'digest' };
}

/**
 * A flush that comes before its event is counted would find nothing, and what came then would wait
 * for it. A worker that was held up meanwhile sends another: the one before tells nobody.
 */
async function sendFlush(
  deps: Gatherers,
  notification: Notification,
  record: QueueRecord,
  flush: Flush,
): Promise<number> {
  const { clock, deferrals, tellMs } = deps;
  for (;;) {
    const nowMs = clock.nowMs();
    const soonestMs = Math.ceil((nowMs + tellMs) / 1_000) * 1_000;
    const dueMs = Math.max(flush.dueMs, soonestMs);
    const digest = { ...flush, dueMs };
    const { id: notificationId } = flushOf(notification, digest);
    await deferrals.defer({ notificationId, body: bodyWith(record, { digest }), nowMs, dueMs });
    if (clock.nowMs() <= dueMs - tellMs / 2) return dueMs;
  }
}

/** Where it is gathered with others. */
export const placeOf = ({ kind, item, recipient }: Notification): GatheringPlace => ({
  phone: recipient.phone,
  key: gatheringKey(kind, item?.id ?? ''),
});
