import type { Circumstances, Policy } from './decide.ts';
import { dueWithin, hoursOf, leewayMs } from './deferral.ts';
import type { Flush } from './flush.ts';
import { closingFrom, isOpen, type OpenHours, openingFrom } from './hours.ts';
import type { Notification } from './notification.ts';
import { nextTime, timeOfDay } from './wall-clock.ts';

/**
 * When what a recipient has in a day is told: at the operator's hour, or, where that is outside the
 * recipient's hours, as late in them as leaves room before it. It ends with that local day. Asked
 * at any time before it is told, it is the same. Undefined where they are not open on any of the
 * next days.
 */
export function digestHour(
  notification: Notification,
  circumstances: Circumstances,
): Flush | undefined {
  const { nowMs, policy } = circumstances;
  const hours = hoursOf(notification, circumstances);
  const hourOf = (day: number) => timeOfDay(hours.timeZone, policy.digestAtSeconds, nowMs, day);
  for (const day of DAYS) {
    // Nobody's turn comes later: no hours need be looked at.
    if (hourOf(day) + policy.deferralSpreadSeconds * 1_000 <= nowMs) continue;
    const stretch = stretchOf(hours, hourOf(day - 1), hourOf(day), policy);
    const dueMs = stretch && dueWithin(notification, circumstances, stretch);
    if (dueMs !== undefined && dueMs > nowMs) {
      return { dueMs, expiresAtMs: nextTime(hours.timeZone, 0, dueMs) };
    }
  }
  return undefined;
}

/**
 * Of yesterday's hour it may be the turn past midnight; a day whose clock is put forward may skip
 * the hours.
 */
const DAYS = [-1, 0, 1, 2, 3];

interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** When it is told of which the hour is the last, and that of the day before the first. */
function stretchOf(
  hours: OpenHours,
  hourBeforeMs: number,
  hourMs: number,
  policy: Policy,
): Stretch | undefined {
  const at = isOpen(hours, hourMs) ? stretchFrom(hours, hourMs) : undefined;
  if (at !== undefined && at.toMs - at.fromMs >= leewayMs(policy)) return at;
  const before = lastBefore(hours, hourBeforeMs, hourMs);
  return before === undefined ? at : endOf(before, policy);
}

const stretchFrom = (hours: OpenHours, fromMs: number): Stretch => ({
  fromMs,
  toMs: closingFrom(hours, fromMs) ?? Number.POSITIVE_INFINITY,
});

/** The last time that they open before the hour. */
function lastBefore(hours: OpenHours, fromMs: number, hourMs: number): Stretch | undefined {
  const openingMs = openingFrom(hours, fromMs);
  if (openingMs === undefined || openingMs >= hourMs) return undefined;
  const stretch = stretchFrom(hours, openingMs);
  return lastBefore(hours, stretch.toMs, hourMs) ?? stretch;
}

/** As much of its end as those need among whom it is shared. */
const endOf = ({ fromMs, toMs }: Stretch, policy: Policy): Stretch => ({
  fromMs: Math.max(fromMs, toMs - leewayMs(policy) - policy.deferralSpreadSeconds * 1_000),
  toMs,
});
