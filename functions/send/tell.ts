import { NEW_READER, type Voice } from '../domain/copy/voice.ts';
import { decide } from '../domain/decide.ts';
import type { Decision } from '../domain/decision.ts';
import { mask } from '../domain/mask.ts';
import type { Notification } from '../domain/notification.ts';
import { subjectOf } from '../domain/subject.ts';
import {
  type Attempt,
  type Carrier,
  type Claim,
  type Claims,
  type Clock,
  type Log,
  type Metrics,
  NothingWritten,
  type Tokens,
} from '../ports.ts';
import type { Ending } from './ending.ts';
import { nameOf } from './error-name.ts';
import { createRecentlySettled } from './recently-settled.ts';

export interface Telling {
  readonly claims: Claims;
  readonly carrier: Carrier;
  readonly voice: Voice;
  /** What a claim, a Publish and its settling may take; with less time, nothing is begun. */
  readonly tellMs: number;
  /** After which a record that is returned comes again. */
  readonly comesAgainMs: number;
  /** Whether an unknown outcome ends it: at most once, or at least once. */
  readonly unknownIsFinal: boolean;
  readonly clock: Clock;
  readonly tokens: Tokens;
  readonly log: Log;
  readonly metrics: Metrics;
}

type Sending = Extract<Decision, { do: 'send' }>;

/** Brings one notification to its ending. Never throws: a bad record fails no neighbour. */
export function createTell(deps: Telling) {
  const recentlySettled = createRecentlySettled();

  return async function tell(
    notification: Notification,
    recordId: string,
    remainingMs: () => number,
  ): Promise<Ending> {
    try {
      const decision = decide(notification, {
        isSettled: recentlySettled.has(notification.id),
        voice: deps.voice,
        reader: NEW_READER,
        nowMs: deps.clock.nowMs(),
      });
      if (decision.do === 'suppress') return { is: 'suppressed', notification, ...decision };
      if (decision.do === 'forget') return { is: 'duplicate' };
      if (remainingMs() < deps.tellMs) return { is: 'returned', reason: 'out-of-time' };
      const ending = await claimAndPublish(deps, notification, recordId, decision);
      if (ending.is === 'sent' || ending.is === 'duplicate') recentlySettled.add(notification.id);
      return ending;
    } catch (error) {
      deps.log.error('telling failed', traceOf(notification, error));
      return { is: 'returned', reason: 'broken' };
    }
  };
}

async function claimAndPublish(
  deps: Telling,
  notification: Notification,
  recordId: string,
  sending: Sending,
): Promise<Ending> {
  const attempt = { token: deps.tokens.next(), recordId, nowMs: deps.clock.nowMs() };
  const claim = await claimSurely(deps, notification, attempt);
  switch (claim.is) {
    case 'settled':
      return { is: 'duplicate' };
    case 'unconfirmed':
      return failed(notification, 'unconfirmed');
    case 'leased':
      return { is: 'returned', reason: 'leased' };
    case 'full':
      return { is: 'suppressed', notification, reason: 'quota' };
    case 'granted':
      return publish(deps, notification, sending, { ...attempt, ordinal: claim.ordinal });
    default:
      return claim satisfies never;
  }
}

/**
 * Where nobody knows whether a claim was written, a lease would end by itself. A claim that is
 * final would not: it is asked for again under the same token, and then given up as unconfirmed.
 */
async function claimSurely(
  deps: Telling,
  notification: Notification,
  attempt: Attempt,
): Promise<Claim> {
  try {
    return await deps.claims.claim(notification, attempt);
  } catch (error) {
    if (!deps.unknownIsFinal || error instanceof NothingWritten) throw error;
    deps.log.warn('claim unanswered', traceOf(notification, error));
    return deps.claims.claim(notification, attempt).catch(() => ({ is: 'unconfirmed' }) as const);
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
      // The text is on its way: whatever settling says, the record is acknowledged.
      await attend(deps, 'Unsettled', notification, () =>
        deps.claims.settle(notification, attempt, answer.messageId),
      );
      return { is: 'sent', notification, messageId: answer.messageId, parts: parts.parts };
    case 'refused-for-now':
      // Where it stays claimed for good, coming again would be taken for a repeat.
      return (await release(deps, notification, attempt)) || !deps.unknownIsFinal
        ? { is: 'returned', reason: 'refused-for-now' }
        : failed(notification, `rejected-by-carrier: ${answer.code}`);
    case 'rejected':
      await release(deps, notification, attempt);
      return failed(notification, `rejected-by-carrier: ${answer.code}`);
    case 'misconfigured':
      await release(deps, notification, attempt);
      return failed(notification, `misconfigured: ${answer.code}`);
    case 'unknown':
      return mayTryAgain(deps, notification, attempt.ordinal)
        ? { is: 'returned', reason: 'unconfirmed' }
        : failed(notification, 'unconfirmed');
    default:
      return answer satisfies never;
  }
}

/** Once more, and only if it will not have expired by then: that would be said to be all it was. */
const mayTryAgain = (deps: Telling, { expiresAtMs }: Notification, ordinal: number): boolean =>
  !deps.unknownIsFinal && ordinal === 1 && expiresAtMs > deps.clock.nowMs() + deps.comesAgainMs;

const release = (deps: Telling, notification: Notification, attempt: Attempt): Promise<boolean> =>
  attend(deps, 'Unreleased', notification, () => deps.claims.release(notification, attempt));

/** Does what can no longer change the ending; whether it was done. */
async function attend(
  { metrics, log }: Telling,
  failure: 'Unsettled' | 'Unreleased',
  notification: Notification,
  work: () => Promise<void>,
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    metrics.count(failure);
    log.error(failure.toLowerCase(), traceOf(notification, error));
    return false;
  }
}

/** What a log may hold of a notification, to find it by. */
const traceOf = ({ id, kind, recipient }: Notification, error: unknown) => ({
  notificationId: id,
  kind: kind.name,
  phone: mask(recipient.phone),
  error: nameOf(error),
});

const failed = (notification: Notification, reason: string): Ending => ({
  is: 'failed',
  reason,
  subject: subjectOf(notification),
});
