import type { Sending } from '../domain/decision.ts';
import type { Notification } from '../domain/notification.ts';
import { type Attempt, type Claim, NothingWritten, type Tokens } from '../ports.ts';
import type { Ending } from './ending.ts';
import { failed, type Publishing, publish } from './publish.ts';
import { failureOf } from './trace.ts';

export interface Claiming extends Publishing {
  readonly tokens: Tokens;
}

/**
 * Sends what was decided to be sent, once this worker is its sender.
 * @param whenFull what becomes of it where others have used up the quota since it was read
 */
export async function claimAndPublish(
  deps: Claiming,
  notification: Notification,
  recordId: string,
  sending: Sending,
  whenFull: (untilMs: number) => Promise<Ending>,
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
      return whenFull(claim.untilMs);
    case 'refused':
      return { is: 'suppressed', notification, reason: claim.reason };
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
  deps: Claiming,
  notification: Notification,
  attempt: Attempt,
): Promise<Claim> {
  try {
    return await deps.claims.claim(notification, attempt);
  } catch (error) {
    if (!deps.unknownIsFinal || error instanceof NothingWritten) throw error;
    deps.log.warn('claim unanswered', failureOf(notification, error));
    return deps.claims.claim(notification, attempt).catch(() => ({ is: 'unconfirmed' }) as const);
  }
}
