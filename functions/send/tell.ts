import type { QueueRecord } from '../batch/queue-record.ts';
import type { Orders } from '../domain/controls.ts';
import type { Voice } from '../domain/copy/voice.ts';
import { type Circumstances, decide, type Policy, partsToSend } from '../domain/decide.ts';
import { latestOf } from '../domain/item-mark.ts';
import type { Notification } from '../domain/notification.ts';
import { type CarryingOut, carryOut, crowdOut } from './carry-out.ts';
import type { Ending } from './ending.ts';
import { createMark, type Marking } from './mark.ts';
import type { Background, Reading } from './read.ts';
import type { BatchSlots } from './slots.ts';
import { createTextsToday } from './texts-today.ts';
import { failureOf } from './trace.ts';

export interface Telling extends CarryingOut, Marking, Pick<Reading, 'supersedersOf'> {
  readonly policy: Policy;
  readonly voice: Voice;
  /** What marking, a claim, a Publish and its settling may take; with less, nothing is begun. */
  readonly tellMs: number;
}

/** What all of a batch are told by. */
export interface BatchTerms {
  readonly background: Background;
  readonly orders: () => Orders;
  readonly slots: BatchSlots;
  readonly remainingMs: () => number;
}

export function createTell(deps: Telling) {
  const mark = createMark(deps);
  const textsToday = createTextsToday();

  return {
    /** How many parts it would take now, if nothing of its batch preceded it. */
    foresee: (
      notification: Notification,
      { background, orders }: Pick<BatchTerms, 'background' | 'orders'>,
    ): number => partsToSend(notification, circumstancesOf(notification, background, orders())),

    /** Brings one notification to its ending. Never throws: a bad record fails no neighbour. */
    async tell(
      notification: Notification,
      record: QueueRecord,
      { background, orders, slots, remainingMs }: BatchTerms,
    ): Promise<Ending> {
      const leftMs = remainingMs();
      // Putting back what has no time left takes a few writes: less than half of a telling.
      if (leftMs < deps.tellMs / 2) return { is: 'returned', reason: 'out-of-time' };
      const taskNow = () => {
        const circumstances = circumstancesOf(notification, background, orders());
        return { notification, record, circumstances, orders, slots };
      };
      try {
        if (leftMs < deps.tellMs) return await crowdOut(deps, taskNow());
        await mark(notification, background.storedMarkOf(notification));
        const task = taskNow();
        const decision = decide(notification, task.circumstances);
        const ending = await carryOut(deps, task, decision);
        remember(ending, notification);
        return ending;
      } catch (error) {
        deps.log.error('telling failed', failureOf(notification, error));
        return { is: 'returned', reason: 'broken' };
      }
    },
  };

  function circumstancesOf(
    notification: Notification,
    background: Background,
    orders: Orders,
  ): Circumstances {
    const { id, kind, recipient } = notification;
    const nowMs = deps.clock.nowMs();
    return {
      isSettled: deps.recentlySettled.has(id),
      profile: background.profileOf(notification),
      supersededAtMs: latestOf(background.markOf(notification), deps.supersedersOf(kind.name)),
      textsToday: textsToday.count(recipient.phone, nowMs),
      policy: deps.policy,
      voice: deps.voice,
      ...{ orders, nowMs },
    };
  }

  function remember({ is }: Ending, { id, recipient }: Notification): void {
    if (is === 'sent') textsToday.add(recipient.phone, deps.clock.nowMs());
    // A claim that is final may be given back all the same: whoever met it knows nothing for good.
    const isSettled = is === 'sent' || (is === 'duplicate' && !deps.unknownIsFinal);
    if (isSettled) deps.recentlySettled.add(id);
  }
}
