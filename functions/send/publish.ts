import type { Sending } from '../domain/decision.ts';
import type { MetricName } from '../domain/metric-name.ts';
import type { Notification } from '../domain/notification.ts';
import { subjectOf } from '../domain/subject.ts';
import type { Carrier, Claims, Clock, GrantedAttempt, Log, Memory, Metrics } from '../ports.ts';
import type { Ending } from './ending.ts';
import { failureOf, traceOf } from './trace.ts';

export interface Publishing {
  readonly claims: Claims;
  readonly carrier: Carrier;
  readonly memory: Memory;
  /** After which a record that is returned comes again. */
  readonly comesAgainMs: number;
  /** Whether an unknown outcome ends it: at most once, or at least once. */
  readonly unknownIsFinal: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Sends what this worker has claimed, and brings the claim to its end. */
export async function publish(
  deps: Publishing,
  notification: Notification,
  { text, parts, hours }: Sending,
  attempt: GrantedAttempt,
): Promise<Ending> {
  const { phone } = notification.recipient;
  const answer = await deps.carrier.publish({ phone, text, lane: notification.kind.lane });
  switch (answer.is) {
    case 'accepted':
      // The text is on its way: whatever settling says, the record is acknowledged.
      await attend(deps, 'Unsettled', notification, () =>
        deps.claims.settle(notification, attempt, answer.messageId),
      );
      return {
        ...{ is: 'sent', notification, messageId: answer.messageId },
        ...{ parts: parts.parts, hours },
      };
    case 'refused-for-now':
      // Where it stays claimed for good, coming again would be taken for a repeat.
      return (await release(deps, notification, attempt)) || !deps.unknownIsFinal
        ? { is: 'returned', reason: 'refused-for-now' }
        : failed(notification, `rejected-by-carrier: ${answer.code}`);
    case 'rejected':
      await release(deps, notification, attempt);
      return failed(notification, `rejected-by-carrier: ${answer.code}`);
    case 'unreachable':
      await release(deps, notification, attempt);
      await attend(deps, 'Unremembered', notification, () =>
        deps.memory.remember(phone, { is: 'unreachable', atMs: deps.clock.nowMs() }),
      );
      return failed(notification, `rejected-by-carrier: ${answer.code}`);
    case 'misconfigured':
      await release(deps, notification, attempt);
      return failed(notification, `misconfigured: ${answer.code}`);
    case 'unknown':
      deps.log.warn('publish unanswered', { ...traceOf(notification), code: answer.code });
      if (mayTryAgain(deps, notification, attempt.ordinal)) {
        return { is: 'returned', reason: 'unconfirmed' };
      }
      // Before its letter is put: a worker that dies in between must not text once more.
      await attend(deps, 'Unsettled', notification, () =>
        deps.claims.giveUp(notification, attempt),
      );
      return failed(notification, 'unconfirmed');
    default:
      return answer satisfies never;
  }
}

export const failed = (notification: Notification, reason: string): Ending => ({
  is: 'failed',
  reason,
  subject: subjectOf(notification),
});

/** Once more, and only if it will not have expired by then: that would be said to be all it was. */
const mayTryAgain = (deps: Publishing, { expiresAtMs }: Notification, ordinal: number): boolean =>
  !deps.unknownIsFinal && ordinal === 1 && expiresAtMs > deps.clock.nowMs() + deps.comesAgainMs;

const release = (
  deps: Publishing,
  notification: Notification,
  attempt: GrantedAttempt,
): Promise<boolean> =>
  attend(deps, 'Unreleased', notification, () => deps.claims.release(notification, attempt));

/** Does what can no longer change the ending; whether it was done. */
async function attend(
  { metrics, log }: Publishing,
  failure: Extract<MetricName, 'Unsettled' | 'Unreleased' | 'Unremembered'>,
  notification: Notification,
  work: () => Promise<void>,
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    metrics.count(failure);
    log.error(failure.toLowerCase(), failureOf(notification, error));
    return false;
  }
}
