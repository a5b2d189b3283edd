import type { Sending } from '../domain/decision.ts';
import type { Notification } from '../domain/notification.ts';
import { type Attempt, type Claim, NothingWritten, type Tokens } from '../ports.ts';
import type { Ending } from './ending.ts';
import { failed, type Postponing, type Publishing, publish } from './publish.ts';
import type { BatchSlots, Slot } from './slots.ts';
import { failureOf } from './trace.ts';

export interface Claiming extends Publishing {
  readonly tokens: Tokens;
}

/** A text that is to be sent. */
export interface ToSend {
  readonly notification: Notification;
  readonly recordId: string;
  readonly sending: Sending;
  /** When it was decided that it is to be sent. */
  readonly decidedAtMs: number;
  readonly slots: BatchSlots;
}

/** What becomes of a text that did not go, though it may go later. */
export interface Otherwise extends Postponing {
  /** Others have used up the quota since it was read. */
  full(untilMs: number): Promise<Ending>;
  /** No slot of the pace came in time, or its worker was held up. */
  crowded(): Promise<Ending>;
  /** The operator no longer lets it through; undefined where they do. */
  held(): Promise<Ending> | undefined;
}

/**
 * Sends what was decided to be sent, once there is a slot for it and this worker is its sender. The
 * slot comes first: of what is claimed nothing waits.
 */
export async function claimAndPublish(
  deps: Claiming,
  { notification, recordId, sending, decidedAtMs, slots }: ToSend,
  otherwise: Otherwise,
): Promise<Ending> {
  const { parts } = sending.parts;
  const publishByMs = decidedAtMs + deps.publishWithinMs;
  const slot = await slots.take(parts);
  if (slot === undefined) return otherwise.crowded();
  const ending = await claimAndPublishIn(slot);
  if (!mayBeBilled(ending)) slots.spare(parts);
  return ending;

  async function claimAndPublishIn(slot: Slot): Promise<Ending> {
    const held = otherwise.held();
    if (held !== undefined) return held;
    const attempt = anAttempt(deps, recordId);
    // It was news when it was decided on: the slot may have been seconds away.
    if (attempt.nowMs > notification.expiresAtMs) {
      return { is: 'suppressed', notification, reason: 'expired' };
    }
    if (attempt.nowMs > publishByMs) return otherwise.crowded();
    const claim = await claimSurely(deps, notification, attempt);
    switch (claim.is) {
      case 'full':
        return otherwise.full(claim.untilMs);
      case 'granted': {
        const granted = { ...attempt, ordinal: claim.ordinal };
        const claimed = { notification, sending, slot, attempt: granted, publishByMs };
        return publish(deps, claimed, otherwise);
      }
      default:
        return endingOf(notification, claim);
    }
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

/** Nobody knows of a text that is unconfirmed: it may have to be paid. */
const mayBeBilled = (ending: Ending): boolean =>
  ending.is === 'sent' || ('reason' in ending && ending.reason === 'unconfirmed');

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
