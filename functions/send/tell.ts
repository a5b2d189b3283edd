import type { Voice } from '../domain/copy/voice.ts';
import { decide, type Policy } from '../domain/decide.ts';
import type { Decision } from '../domain/decision.ts';
import { latestOf } from '../domain/item-mark.ts';
import type { Notification } from '../domain/notification.ts';
import { type Claiming, claimAndPublish } from './claim-and-publish.ts';
import type { Ending } from './ending.ts';
import { createMark, type Marking } from './mark.ts';
import type { Background, Reading } from './read.ts';
import { createTextsToday } from './texts-today.ts';
import { failureOf } from './trace.ts';

export interface Telling extends Claiming, Marking, Pick<Reading, 'supersedersOf'> {
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
    recordId: string,
    background: Background,
    remainingMs: () => number,
  ): Promise<Ending> {
    if (remainingMs() < deps.tellMs) return { is: 'returned', reason: 'out-of-time' };
    try {
      await mark(notification, background.storedMarkOf(notification));
      const decision = decideOn(notification, background);
      const ending = await carryOut(decision, notification, recordId);
      remember(ending, notification);
      return ending;
    } catch (error) {
      deps.log.error('telling failed', failureOf(notification, error));
      return { is: 'returned', reason: 'broken' };
    }
  };

  function decideOn(notification: Notification, background: Background): Decision {
    const { id, kind, recipient } = notification;
    const nowMs = deps.clock.nowMs();
    return decide(notification, {
      isSettled: deps.recentlySettled.has(id),
      profile: background.profileOf(notification),
      supersededAtMs: latestOf(background.markOf(notification), deps.supersedersOf(kind.name)),
      textsToday: textsToday.count(recipient.phone, nowMs),
      policy: deps.policy,
      voice: deps.voice,
      nowMs,
    });
  }

  async function carryOut(
    decision: Decision,
    notification: Notification,
    recordId: string,
  ): Promise<Ending> {
    switch (decision.do) {
      case 'suppress':
        return { is: 'suppressed', notification, reason: decision.reason };
      case 'forget':
        return { is: 'duplicate' };
      case 'send':
        return claimAndPublish(deps, notification, recordId, decision);
      default:
        return decision satisfies never;
    }
  }

  function remember({ is }: Ending, { id, recipient }: Notification): void {
    if (is === 'sent') textsToday.add(recipient.phone, deps.clock.nowMs());
    if (is === 'sent' || is === 'duplicate') deps.recentlySettled.add(id);
  }
}
