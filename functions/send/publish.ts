import { type CarrierAnswer, CONSEQUENCES } from '../domain/carrier-answer.ts';
import type { Sending } from '../domain/decision.ts';
import type { Notification } from '../domain/notification.ts';
import { subjectOf } from '../domain/subject.ts';
import type { Carrier, Claims, GrantedAttempt, Memory } from '../ports.ts';
import { type Attending, attend } from './attend.ts';
import type { Ending } from './ending.ts';
import type { Slot } from './slots.ts';
import { type TakingHeed, takeHeed } from './take-heed.ts';
import { traceOf } from './trace.ts';

export interface Publishing extends Attending, TakingHeed {
  readonly claims: Claims;
  readonly carrier: Carrier;
  readonly memory: Memory;
  /** How long after it was decided on a text may still be handed to the carrier. */
  readonly publishWithinMs: number;
  /** After which a record that is returned comes again. */
  readonly comesAgainMs: number;
  /** Whether an unknown outcome ends it: at most once, or at least once. */
  readonly unknownIsFinal: boolean;
}

/** What a claim is for: one text, in its slot. */
export interface Claimed {
  readonly notification: Notification;
  readonly sending: Sending;
  readonly slot: Slot;
  readonly attempt: GrantedAttempt;
  /** What was decided holds for so long: then it may be night, or another worker's. */
  readonly publishByMs: number;
}

/** What becomes of a text that surely did not go, and may go later. */
export interface Postponing {
  /** The carrier turned it away for now. */
  refused(): Promise<Ending>;
  /** Its worker was held up for too long. */
  crowded(): Promise<Ending>;
}

/** Sends what this worker has claimed, and brings the claim to its end. */
export async function publish(
  deps: Publishing,
  claimed: Claimed,
  postpone: Postponing,
): Promise<Ending> {
  const { notification, sending, slot, attempt } = claimed;
  if (deps.clock.nowMs() > claimed.publishByMs) return tooLate(deps, claimed, postpone);
  const { phone } = notification.recipient;
  const { lane } = notification.kind;
  const answer = await deps.carrier.publish({ phone, text: sending.text, lane });
  const isReleased = await settleOrRelease(deps, claimed, answer);
  await takeHeed(deps, notification, answer, slot.leasedAtMs);
  if (answer.is === 'accepted') {
    const { parts, hours } = sending;
    const { messageId } = answer;
    return { is: 'sent', notification, messageId, parts: parts.parts, hours };
  }
  const { again } = CONSEQUENCES[answer.is];
  switch (again) {
    case 'soon':
      // Where it stays claimed for good, coming again would be taken for a repeat.
      return isReleased || !deps.unknownIsFinal
        ? postpone.refused()
        : refused(notification, answer);
    case 'once':
      return unanswered(deps, notification, attempt, answer.code);
    case 'never':
      if (answer.is === 'unreachable') {
        await attend(deps, 'Unremembered', notification, () =>
          deps.memory.remember(phone, { is: 'unreachable', atMs: deps.clock.nowMs() }),
        );
      }
      return refused(notification, answer);
    default:
      return again satisfies never;
  }
}

/** A worker was frozen, or a table slow: what it claimed it gives back. */
async function tooLate(
  deps: Publishing,
  { notification, attempt }: Claimed,
  postpone: Postponing,
): Promise<Ending> {
  const isReleased = await attend(deps, 'Unreleased', notification, () =>
    deps.claims.release(notification, attempt),
  );
  return isReleased || !deps.unknownIsFinal
    ? postpone.crowded()
    : failed(notification, 'unconfirmed');
}

/** By the carrier, or because of how dingdong is set up. */
const refused = (notification: Notification, { is, code }: Unaccepted): Ending =>
  failed(notification, `${is === 'misconfigured' ? is : 'rejected-by-carrier'}: ${code}`);

type Unaccepted = Exclude<CarrierAnswer, { is: 'accepted' }>;

export const failed = (notification: Notification, reason: string): Ending => ({
  is: 'failed',
  reason,
  subject: subjectOf(notification),
});

/** Whether the claim is brought to its end. Whatever comes of that, an accepted text is sent. */
async function settleOrRelease(
  deps: Publishing,
  { notification, sending, attempt }: Claimed,
  answer: CarrierAnswer,
): Promise<boolean> {
  const { claim } = CONSEQUENCES[answer.is];
  switch (claim) {
    case 'settled': {
      const messageId = answer.is === 'accepted' ? answer.messageId : '';
      return attend(deps, 'Unsettled', notification, () =>
        deps.claims.settle(notification, attempt, { messageId, parts: sending.parts.parts }),
      );
    }
    case 'given-back':
      return attend(deps, 'Unreleased', notification, () =>
        deps.claims.release(notification, attempt),
      );
    case 'left':
      return true;
    default:
      return claim satisfies never;
  }
}

/** Once more, and only if it will not have expired by then: that would be said to be all it was. */
async function unanswered(
  deps: Publishing,
  notification: Notification,
  attempt: GrantedAttempt,
  code: string,
): Promise<Ending> {
  deps.log.warn('publish unanswered', { ...traceOf(notification), code });
  const isInTime = notification.expiresAtMs > deps.clock.nowMs() + deps.comesAgainMs;
  if (!deps.unknownIsFinal && attempt.ordinal === 1 && isInTime) {
    return { is: 'returned', reason: 'unconfirmed' };
  }
  // Before its letter is put: a worker that dies in between must not text once more.
  await attend(deps, 'Unsettled', notification, () => deps.claims.giveUp(notification, attempt));
  return failed(notification, 'unconfirmed');
}
