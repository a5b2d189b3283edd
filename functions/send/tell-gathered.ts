import { send } from '../domain/decide/send.ts';
import type { Gathered } from '../domain/gathered.ts';
import type { Notification } from '../domain/notification.ts';
import { type CarryingOut, type Task, tellNow } from './carry-out.ts';
import { endedBefore } from './claim-and-publish.ts';
import type { Ending } from './ending.ts';
import { fill } from './fill.ts';
import { placeOf } from './gather.ts';
import { failureOf } from './trace.ts';

/** All that was gathered. It is taken not before it can be told: until then more may come. */
export async function tellGathered(deps: CarryingOut, task: Task, dueMs: number): Promise<Ending> {
  const { notification, circumstances } = task;
  const filled = await fill(deps, notification, circumstances, dueMs);
  // Its letter may not have been taken when it came before: only the claim knows.
  if (filled.is === 'empty') {
    const { messageId } = task.record;
    return (await endedBefore(deps, notification, messageId)) ?? { is: 'duplicate' };
  }
  const ending: Ending =
    filled.is === 'stale'
      ? { is: 'suppressed', notification, reason: filled.because }
      : await tellNow(
          deps,
          { ...task, notification: filled.notification },
          send(filled.notification, circumstances),
        );
  if (isOver(deps, ending)) await told(deps, notification, dueMs, filled.all);
  return ending;
}

/**
 * Whether nobody is to tell it any more. What the carrier refused may be redriven; and of what
 * nobody knows at least one text must come, where one too many is no harm: by a redrive, or by the
 * next that is told of the same.
 */
const isOver = ({ unknownIsFinal }: CarryingOut, ending: Ending): boolean =>
  ending.is === 'failed'
    ? ending.reason === 'unconfirmed' && unknownIsFinal
    : ending.is !== 'returned' && ending.is !== 'deferred';

/** The text is on its way: where this fails, the next one counts some events once more. */
async function told(
  deps: CarryingOut,
  flush: Notification,
  dueMs: number,
  all: readonly Gathered[],
): Promise<void> {
  await deps.gatherings.told(placeOf(flush), dueMs, all).catch((error: unknown) => {
    deps.log.warn('digest not settled', failureOf(flush, error));
  });
}

/** It is told to nobody: what comes after it is not to wait for it. */
export async function discard(
  { gatherings }: CarryingOut,
  { notification, circumstances }: Task,
  dueMs: number,
): Promise<void> {
  const place = placeOf(notification);
  const all = await gatherings.take(place, dueMs, circumstances.nowMs);
  if (all.length > 0) await gatherings.told(place, dueMs, all);
}
