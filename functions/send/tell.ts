import type { Voice } from '../domain/copy.ts';
import { decide } from '../domain/decide.ts';
import type { Decision } from '../domain/decision.ts';
import type { Notification } from '../domain/notification.ts';
import { subjectOf } from '../domain/subject.ts';
import type { Attempt, Carrier, Claims, Clock, Log, Metrics, Tokens } from '../ports.ts';
import type { Ending } from './ending.ts';
import { createRecentlySettled } from './recently-settled.ts';

export interface Telling {
  readonly claims: Claims;
  readonly carrier: Carrier;
  readonly voice: Voice;
  /** What a claim, a Publish and its settling may take together; with less time, nothing is begun. */
  readonly tellMs: number;
  /** Whether an unknown outcome may be tried once more: once only, or at least once. */
  readonly unknownIsFinal: boolean;
  readonly clock: Clock;
  readonly tokens: Tokens;
  readonly log: Log;
  readonly metrics: Metrics;
}

type Sending = Extract<Decision, { do: 'send' }>;

/** Brings one notification to its ending. Never throws: one bad record never fails its neighbours. */
export function createTell(deps: Telling) {
  const recentlySettled = createRecentlySettled();

  return async function tell(
    notification: Notification,
    remainingMs: () => number,
  ): Promise<Ending> {
    const decision = decide(notification, {
      isSettled: recentlySettled.has(notification.id),
      voice: deps.voice,
      nowMs: deps.clock.nowMs(),
    });
    switch (decision.do) {
      case 'suppress':
        return { is: 'suppressed', notification, reason: decision.reason };
      case 'forget':
        return { is: 'duplicate' };
      case 'send': {
        if (remainingMs() < deps.tellMs) return { is: 'returned', reason: 'out-of-time' };
        const ending = await claimAndPublish(deps, notification, decision);
        if (ending.is === 'sent' || ending.is === 'duplicate') recentlySettled.add(notification.id);
        return ending;
      }
      default:
        return decision satisfies never;
    }
  };
}

async function claimAndPublish(
  deps: Telling,
  notification: Notification,
  sending: Sending,
): Promise<Ending> {
  const attempt: Attempt = { token: deps.tokens.next(), nowMs: deps.clock.nowMs() };
  try {
    const claim = await deps.claims.claim(notification, attempt);
    switch (claim.is) {
      case 'settled':
        return { is: 'duplicate' };
      case 'leased':
        return { is: 'returned', reason: 'leased' };
      case 'full':
        return { is: 'suppressed', notification, reason: 'quota' };
      case 'granted':
        return await publish(deps, notification, sending, { ...attempt, ordinal: claim.ordinal });
      default:
        return claim satisfies never;
    }
  } catch (error) {
    // Whatever the claim came to, its lease ends; the queue brings the record back after that.
    deps.log.error('claim failed', { notificationId: notification.id, error: nameOf(error) });
    return { is: 'returned', reason: 'broken' };
  }
}

async function publish(
  deps: Telling,
  notification: Notification,
  { text, parts }: Sending,
  attempt: Attempt & { readonly ordinal: number },
): Promise<Ending> {
  const { phone } = notification.recipient;
  const answer = await deps.carrier.publish({ phone, text, lane: notification.kind.lane });
  switch (answer.is) {
    case 'accepted':
      await settle(deps, notification, attempt, answer.messageId);
      return { is: 'sent', notification, messageId: answer.messageId, parts: parts.parts };
    case 'refused-for-now':
      return (await deps.claims.release(notification, attempt))
        ? { is: 'returned', reason: 'refused-for-now' }
        : failed(notification, `rejected-by-carrier: ${answer.code}`);
    case 'rejected':
      await deps.claims.release(notification, attempt);
      return failed(notification, `rejected-by-carrier: ${answer.code}`);
    case 'misconfigured':
      await deps.claims.release(notification, attempt);
      return failed(notification, `misconfigured: ${answer.code}`);
    case 'unknown':
      return deps.unknownIsFinal || attempt.ordinal > 1
        ? failed(notification, 'unconfirmed')
        : { is: 'returned', reason: 'unconfirmed' };
    default:
      return answer satisfies never;
  }
}

/** The text is on its way: whatever settling says, the record is acknowledged. */
async function settle(
  deps: Telling,
  notification: Notification,
  attempt: Attempt,
  messageId: string,
): Promise<void> {
  try {
    await deps.claims.settle(notification, attempt, messageId);
  } catch (error) {
    deps.metrics.count('Unsettled');
    deps.log.error('settle failed', { notificationId: notification.id, error: nameOf(error) });
  }
}

const failed = (notification: Notification, reason: string): Ending => ({
  is: 'failed',
  reason,
  subject: subjectOf(notification),
});

/** The name alone: an SDK's message may quote the request, and with it a phone number. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
