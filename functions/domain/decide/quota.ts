import type { Circumstances, Rule } from '../decide.ts';
import type { Decision } from '../decision.ts';
import { isInTime, nextChance, waiting } from '../deferral.ts';
import { isCapped } from '../kind.ts';
import type { Notification } from '../notification.ts';
import { consult, ringHash } from '../quota.ts';

/**
 * Saves the claim that would be denied. What was read may be a moment old, so room is no leave to
 * send, and whether a claim that is remembered is another's only the claim itself can tell.
 */
export const quota: Rule = (notification, circumstances) => {
  const { id, kind } = notification;
  const { profile, policy, nowMs } = circumstances;
  if (!isCapped(kind)) return undefined;
  const verdict = consult(profile.rings[kind.lane], ringHash(id), policy.windows, nowMs);
  return verdict.answer === 'full'
    ? waitForRoom(notification, circumstances, verdict.untilMs)
    : undefined;
};

/**
 * To its next chance, or never where it has none.
 * @param roomMs when the quota has room again
 */
export function waitForRoom(
  notification: Notification,
  circumstances: Circumstances,
  roomMs: number,
): Exclude<Decision, { do: 'send' | 'forget' }> {
  const dueMs = nextChance(notification, circumstances, roomMs);
  const mayWait = notification.waits < WAITS_MAX && isInTime(notification, circumstances, dueMs);
  return mayWait ? waiting(notification, dueMs, 'quota') : { do: 'suppress', reason: 'quota' };
}

/**
 * A backlog of hundreds that all came back for each place that falls free would be a storm, and
 * take every place from what is new. Places are as far apart as the texts that took them: a few
 * that wait need a few times.
 */
const WAITS_MAX = 3;
