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
  const attempt = anAttempt(deps, recordId);
  const claim = await claimSurely(deps, notification, attempt);
  switch (claim.is) {
    case 'full':
      return whenFull(claim.untilMs);
    case 'granted':
      return publish(deps, notification, sending, { ...attempt, ordinal: claim.ordinal });
    default:
      return endingOf(notification, claim);
  }
}

/** What became of it, as its claim knows; undefined where it was not told, and is not claimed. */
export async function endedBefore(
  deps: Claiming,
  notification: Notification,
  recordId: string,
): Promise<Ending | undefined> {
  const attempt = anAttempt(deps, recordId);
  const claim = await claimSurely(deps, notification, attempt);
  switch (claim.is) {
    case 'full':
      return undefined;
    case 'granted':
      // It had been given back meanwhile.
      await deps.claims.release(notification, { ...attempt, ordinal: claim.ordinal });
      return undefined;
    default:
      return endingOf(notification, claim);
  }
}

const anAttempt = ({ tokens, clock }: Claiming, recordId: string): Attempt => ({
  token: tokens.next(),
  recordId,
  nowMs: clock.nowMs(),
});

/** Of a claim that is another's, or that the recipient does not let anybody have. */
function endingOf(
  notification: Notification,
  claim: Exclude<Claim, { is: 'full' | 'granted' }>,
): Ending {
  switch (claim.is) {
    case 'settled':
      return { is: 'duplicate' };
    case 'unconfirmed':
      return failed(notification, 'unconfirmed');
    case 'leased':
      return { is: 'returned', reason: 'leased' };
    case 'refused':
      return { is: 'suppressed', notification, reason: claim.reason };
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
