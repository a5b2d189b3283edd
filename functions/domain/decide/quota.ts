import type { Circumstances, Rule } from '../decide.ts';
import type { Decision } from '../decision.ts';
import { isInTime, waitFrom } from '../deferral.ts';
import type { Notification } from '../notification.ts';
import { consult, ringHash } from '../quota.ts';

/**
 * Saves the claim that would be denied. What was read may be a moment old, so room is no leave to
 * send, and whether a claim that is remembered is another's only the claim itself can tell.
 */
export const quota: Rule = (notification, circumstances) => {
  const { id, kind } = notification;
  const { profile, policy, nowMs } = circumstances;
  if (kind.critical) return undefined;
  const verdict = consult(profile.rings[kind.lane], ringHash(id), policy.windows, nowMs);
  return verdict.answer === 'full'
    ? untilRoom(notification, circumstances, verdict.untilMs)
    : undefined;
};

/**
 * To its next chance, or never where it has none.
 * @param roomMs when the quota has room again
 */
export function untilRoom(
  notification: Notification,
  circumstances: Circumstances,
  roomMs: number,
): Exclude<Decision, { do: 'send' | 'forget' }> {
  const dueMs = nextChance(notification, circumstances, roomMs);
  return isInTime(notification, dueMs)
    ? { do: 'defer', dueMs, because: 'quota' }
    : { do: 'suppress', reason: 'quota' };
}

/** The hours hold back at night what has room then; but not what they let pass. */
function nextChance(
  notification: Notification,
  circumstances: Circumstances,
  roomMs: number,
): number {
  const wait = waitFrom(notification, circumstances, roomMs);
  if (wait.is === 'until') return wait.dueMs;
  const isNever = wait.is === 'too-long' && notification.kind.lane === 'marketing';
  return isNever ? Number.POSITIVE_INFINITY : Math.ceil(roomMs / 1_000) * 1_000;
}
