import type { QueueRecord } from '../batch/queue-record.ts';
import type { Voice } from '../domain/copy/voice.ts';
import { type Circumstances, decide, type Policy } from '../domain/decide.ts';
import { latestOf } from '../domain/item-mark.ts';
import type { Notification } from '../domain/notification.ts';
import { type CarryingOut, carryOut } from './carry-out.ts';
import type { Ending } from './ending.ts';
import { createMark, type Marking } from './mark.ts';
import type { Background, Reading } from './read.ts';
import { createTextsToday } from './texts-today.ts';
import { failureOf } from './trace.ts';

export interface Telling extends CarryingOut, Marking, Pick<Reading, 'supersedersOf'> {
  readonly policy: Policy;
  readonly voice: Voice;
  /** What marking, a claim, a Publish and its settling may take; with less, nothing is begun. */
  readonly tellMs: number;
}

/** Brings one notification to its ending. Never throws: a bad record fails no neighbour. */
export function createTell(deps: Telling) {
  const mark = createMark(deps);
  const textsToday = createTextsToday();

  return async function tell(
    notification: Notification,
    record: QueueRecord,
    background: Background,
    remainingMs: () => number,
  ): Promise<Ending> {
    if (remainingMs() < deps.tellMs) return { is: 'returned', reason: 'out-of-time' };
    try {
      await mark(notification, background.storedMarkOf(notification));
      const circumstances = circumstancesOf(notification, background);
      const decision = decide(notification, circumstances);
      const ending = await carryOut(deps, { notification, record, circumstances }, decision);
      remember(ending, notification);
      return ending;
    } catch (error) {
      deps.log.error('telling failed', failureOf(notification, error));
      return { is: 'returned', reason: 'broken' };
    }
  };

  function circumstancesOf(notification: Notification, background: Background): Circumstances {
    const { id, kind, recipient } = notification;
    const nowMs = deps.clock.nowMs();
    return {
      isSettled: deps.recentlySettled.has(id),
      profile: background.profileOf(notification),
      supersededAtMs: latestOf(background.markOf(notification), deps.supersedersOf(kind.name)),
      textsToday: textsToday.count(recipient.phone, nowMs),
      policy: deps.policy,
      voice: deps.voice,
      nowMs,
    };
  }

  function remember({ is }: Ending, { id, recipient }: Notification): void {
    if (is === 'sent') textsToday.add(recipient.phone, deps.clock.nowMs());
    if (is === 'sent' || is === 'duplicate') deps.recentlySettled.add(id);
  }
}
