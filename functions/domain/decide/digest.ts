import type { Circumstances, Rule } from '../decide.ts';
import type { Deferring, Gathering } from '../decision.ts';
import { isInTime, nextChance, waiting } from '../deferral.ts';
import { digestHour } from '../digest-hour.ts';
import type { Notification } from '../notification.ts';

/** What is of little worth by itself is told once a day, all of it together. */
export const digest: Rule = (notification, circumstances) => {
  if (notification.kind.gathers?.by !== 'day' || notification.flush !== undefined) return undefined;
  const flush = digestHour(notification, circumstances);
  return flush !== undefined && isInTime(notification, circumstances, flush.dueMs)
    ? { do: 'gather', flush }
    : { do: 'suppress', reason: 'hours' };
};

/**
 * What comes while it is quiet waits for others; undefined where it would expire meanwhile.
 * @param quietUntilMs when the next may be told
 */
export function whileQuiet(
  notification: Notification,
  circumstances: Circumstances,
  quietUntilMs: number,
): Deferring | Gathering | undefined {
  const dueMs = nextChance(notification, circumstances, quietUntilMs);
  return isInTime(notification, circumstances, dueMs)
    ? waiting(notification, dueMs, 'hours')
    : undefined;
}
