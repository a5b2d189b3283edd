import { createHash } from 'node:crypto';
import { dayWindow } from './day-window.ts';
import type { Circumstances } from './decide.ts';
import type { HoursPassed } from './decision.ts';
import { closingFrom, isOpen, type OpenHours, openingFrom } from './hours.ts';
import type { Notification } from './notification.ts';
import { preferencesOf } from './profile.ts';

/** What the hours say of an instant. */
export type Wait =
  /** None: it may go then. */
  | { readonly is: 'over' }
  /** Until a whole second, in ms. */
  | { readonly is: 'until'; readonly dueMs: number }
  /** It would expire before the hours open. */
  | { readonly is: 'too-long' };

/** How long a text would have to wait that could go at `fromMs`, were it not for the hours. */
export function waitFrom(
  notification: Notification,
  circumstances: Circumstances,
  fromMs: number,
): Wait {
  if (passedHours(notification, circumstances, fromMs) !== 'cannot-wait') return OVER;
  const hours = hoursOf(notification, circumstances);
  const openingMs = openingFrom(hours, fromMs);
  if (openingMs === undefined || !isInTime(notification, openingMs)) return TOO_LONG;
  const closingMs = closingFrom(hours, openingMs) ?? Number.POSITIVE_INFINITY;
  const lastMs = Math.min(closingMs, notification.expiresAtMs) - LEEWAY_MS;
  const spreadMs = circumstances.policy.deferralSpreadSeconds * 1_000;
  const roomMs = Math.max(0, Math.min(spreadMs, lastMs - openingMs));
  const dueMs = openingMs + shareOf(notification.recipient.phone) * roomMs;
  return { is: 'until', dueMs: Math.floor(dueMs / 1_000) * 1_000 };
}

/** Why a text may go at that instant: what else does not hold it back cannot wait any longer. */
export function passedHours(
  notification: Notification,
  circumstances: Circumstances,
  atMs: number,
): HoursPassed {
  const { lane, timing } = notification.kind;
  if (isOpen(hoursOf(notification, circumstances), atMs)) return 'open';
  return lane === 'transactional' && timing === 'immediate' ? 'immediate' : 'cannot-wait';
}

/** Whether what falls due then is still told before it expires. */
export const isInTime = ({ expiresAtMs }: Notification, dueMs: number): boolean =>
  dueMs <= expiresAtMs - LEEWAY_MS;

/** EventBridge Scheduler keeps to the minute; the rest is for the queue and the batch. */
export const LEEWAY_MS = 120_000;

/** Those that the recipient chose, and for marketing also those that the operator keeps to. */
function hoursOf({ kind }: Notification, { profile, policy, voice }: Circumstances): OpenHours {
  const { hours, timeZone = voice.timeZone } = preferencesOf(profile);
  const windows = hours === null ? [] : [dayWindow(hours)];
  return {
    timeZone,
    windows: kind.lane === 'marketing' ? [...windows, policy.marketingHours] : windows,
  };
}

/** The same for a recipient always, from 0 to 1: what waits for one opening is spread by it. */
const shareOf = (phone: string): number =>
  createHash('sha256').update(phone).digest().readUInt32BE() / 2 ** 32;

const OVER: Wait = { is: 'over' };
const TOO_LONG: Wait = { is: 'too-long' };
