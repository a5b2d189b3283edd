import type { QueueRecord } from '../batch/queue-record.ts';
import { afterCrowd, afterRefusal } from '../domain/backoff.ts';
import type { Orders } from '../domain/controls.ts';
import { whileQuiet } from '../domain/decide/digest.ts';
import { mode } from '../domain/decide/mode.ts';
import { waitForRoom } from '../domain/decide/quota.ts';
import type { Circumstances } from '../domain/decide.ts';
import type { Decision, Deferring, Sending } from '../domain/decision.ts';
import type { Notification } from '../domain/notification.ts';
import { type Claiming, claimAndPublish } from './claim-and-publish.ts';
import { defer } from './defer.ts';
import type { Ending } from './ending.ts';
import type { Filling } from './fill.ts';
import { type Gatherers, gather, placeOf } from './gather.ts';
import type { BatchSlots } from './slots.ts';
import { discard, tellGathered } from './tell-gathered.ts';
import { toldBefore } from './told-before.ts';

export interface CarryingOut extends Claiming, Filling, Gatherers {}

/** A notification with what is known of it, and the record in which it came. */
export interface Task {
  readonly notification: Notification;
  readonly record: QueueRecord;
  readonly circumstances: Circumstances;
  /** As they are by now: the lease of its own slot may be what brings news of them. */
  readonly orders: () => Orders;
  readonly slots: BatchSlots;
}

/** Does what was decided. Throws where nobody knows whether it was done. */
export async function carryOut(deps: CarryingOut, task: Task, decision: Decision): Promise<Ending> {
  const { notification } = task;
  switch (decision.do) {
    case 'suppress': {
      const suppressed = { is: 'suppressed', notification, reason: decision.reason } as const;
      if (notification.flush === undefined) return suppressed;
      return { ...suppressed, thereupon: await discard(deps, task, notification.flush.dueMs) };
    }
    case 'forget':
      return { is: 'duplicate' };
    case 'defer':
      return putBack(deps, task, decision);
    case 'gather':
      return gather(deps, task, decision);
    case 'send':
      if (notification.kind.gathers === undefined) return tellNow(deps, task, decision);
      return notification.flush === undefined
        ? tellFirst(deps, task, decision)
        : tellGathered(deps, task, notification.flush.dueMs);
    default:
      return decision satisfies never;
  }
}

/** By itself, as it stands. */
export function tellNow(deps: CarryingOut, task: Task, sending: Sending): Promise<Ending> {
  const { notification, record, circumstances, slots } = task;
  const decidedAtMs = circumstances.nowMs;
  const toSend = { notification, recordId: record.messageId, sending, decidedAtMs, slots };
  return claimAndPublish(deps, toSend, {
    full: (untilMs) => carryOut(deps, task, waitForRoom(notification, circumstances, untilMs)),
    crowded: () => crowdOut(deps, task),
    held: () => {
      const now = { ...circumstances, orders: task.orders(), nowMs: deps.clock.nowMs() };
      const decision = mode(notification, now);
      return decision && carryOut(deps, { ...task, circumstances: now }, decision);
    },
    refused: () => putBack(deps, task, afterRefusal(notification, deps.clock.nowMs())),
  });
}

/** Others were ahead for too long. It has used up none of its receives when it comes again. */
export const crowdOut = (deps: CarryingOut, task: Task): Promise<Ending> =>
  putBack(deps, task, afterCrowd(task.notification, deps.clock.nowMs()));

const putBack = async (deps: CarryingOut, task: Task, deferring: Deferring): Promise<Ending> =>
  (await toldBefore(deps, task)) ?? defer(deps, task.notification, task.record, deferring);

/** At once, unless another of its item was told lately. */
async function tellFirst(deps: CarryingOut, task: Task, sending: Sending): Promise<Ending> {
  const { notification, circumstances } = task;
  const { nowMs, policy } = circumstances;
  const quietUntilMs = nowMs + policy.quietSeconds * 1_000;
  const place = placeOf(notification);
  const opening = await deps.gatherings.open(place, notification.id, { nowMs, quietUntilMs });
  switch (opening.is) {
    case 'opened':
      return tellNow(deps, task, sending);
    case 'told':
      return { is: 'duplicate' };
    case 'quiet': {
      const instead = whileQuiet(notification, circumstances, opening.untilMs);
      return instead === undefined ? tellNow(deps, task, sending) : carryOut(deps, task, instead);
    }
    default:
      return opening satisfies never;
  }
}
