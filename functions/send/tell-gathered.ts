import { send } from '../domain/decide/send.ts';
import type { Gathered } from '../domain/gathered.ts';
import type { Notification } from '../domain/notification.ts';
import { type CarryingOut, type Task, tellNow } from './carry-out.ts';
import type { Ending } from './ending.ts';
import { fill } from './fill.ts';
import { placeOf } from './gather.ts';
import { failureOf } from './trace.ts';

/** All that was gathered. It is taken not before it can be told: until then more may come. */
export async function tellGathered(deps: CarryingOut, task: Task, dueMs: number): Promise<Ending> {
  const { notification, circumstances } = task;
  const filled = await fill(deps, notification, circumstances, dueMs);
  if (filled.is === 'empty') return { is: 'duplicate' };
  const ending: Ending =
    filled.is === 'stale'
      ? { is: 'suppressed', notification, reason: filled.because }
      : await tellNow(
          deps,
          { ...task, notification: filled.notification },
          send(filled.notification, circumstances),
        );
  if (!isOver(deps, ending)) return ending;
  const settle = () => told(deps, notification, dueMs, filled.all);
  if (ending.is === 'failed' || ending.is === 'suppressed') return { ...ending, thereupon: settle };
  await settle();
  return ending;
}

/**
 * Whether nobody is to tell it any more. What the carrier refused may be redriven, and so may what
 * is unconfirmed, unless its claim is final. Where it is, a copy cannot know whether the record for
 * which it was claimed brought it to its end: that one still has to find what it took.
 */
function isOver({ unknownIsFinal }: CarryingOut, ending: Ending): boolean {
  switch (ending.is) {
    case 'sent':
    case 'suppressed':
      return true;
    case 'failed':
      return unknownIsFinal && ending.reason === 'unconfirmed';
    case 'duplicate':
      return !unknownIsFinal;
    case 'deferred':
    case 'returned':
      return false;
    default:
      return ending satisfies never;
  }
}

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

/**
 * It is told to nobody: what comes after it is not to wait for it.
 * @returns what settles that
 */
export async function discard(
  deps: CarryingOut,
  { notification, circumstances }: Task,
  dueMs: number,
): Promise<() => Promise<void>> {
  const all = await deps.gatherings.take(placeOf(notification), dueMs, circumstances.nowMs);
  return async () => {
    if (all.length > 0) await told(deps, notification, dueMs, all);
  };
}
