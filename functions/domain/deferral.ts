import { hash } from 'node:crypto';
import { dayWindow } from './day-window.ts';
import type { Circumstances, Policy } from './decide.ts';
import type { DeferReason, Deferring, Gathering, HoursPassed } from './decision.ts';
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
  if (neverWaits(notification)) return OVER;
  const hours = hoursOf(notification, circumstances);
  const openingMs = openingFrom(hours, fromMs);
  if (openingMs === fromMs) return OVER;
  if (openingMs === undefined || !isInTime(notification, circumstances, openingMs)) return TOO_LONG;
  const closingMs = closingFrom(hours, openingMs) ?? Number.POSITIVE_INFINITY;
  const toMs = Math.min(closingMs, notification.expiresAtMs);
  const dueMs = dueWithin(notification, circumstances, { fromMs: openingMs, toMs });
  return { is: 'until', dueMs };
}

/** The recipient's own place in a time for which many wait: a whole second, in ms. */
export function dueWithin(
  { recipient }: Notification,
  { policy }: Circumstances,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): number {
  const roomMs = Math.min(policy.deferralSpreadSeconds * 1_000, toMs - leewayMs(policy) - fromMs);
  const dueMs = fromMs + shareOf(recipient.phone) * Math.max(0, roomMs);
  return Math.floor(dueMs / 1_000) * 1_000;
}

/** What waits does so with others, where its kind is told together; a flush by itself. */
export function waiting(
  { kind, flush }: Notification,
  dueMs: number,
  because: DeferReason,
): Deferring | Gathering {
  if (kind.gathers === undefined || flush !== undefined) return { do: 'defer', dueMs, because };
  const expiresAtMs = dueMs + kind.freshnessSeconds * 1_000;
  return { do: 'gather', flush: { dueMs, expiresAtMs } };
}

/**
 * The first whole second from then on at which it may go, in ms; infinite where the hours do not
 * open in time. At night only that may go which the hours let through then.
 */
export function nextChance(
  notification: Notification,
  circumstances: Circumstances,
  fromMs: number,
): number {
  const wait = waitFrom(notification, circumstances, fromMs);
  if (wait.is === 'until') return wait.dueMs;
  const isNever = wait.is === 'too-long' && notification.kind.lane === 'marketing';
  return isNever ? Number.POSITIVE_INFINITY : Math.ceil(fromMs / 1_000) * 1_000;
}

/** By what a text that is sent at that instant passed the hours. */
export function passedHours(
  notification: Notification,
  circumstances: Circumstances,
  atMs: number,
): HoursPassed {
  if (isOpen(hoursOf(notification, circumstances), atMs)) return 'open';
  return neverWaits(notification) ? 'immediate' : 'cannot-wait';
}

/** Marketing always does. */
const neverWaits = ({ kind }: Notification): boolean =>
  kind.lane === 'transactional' && kind.timing === 'immediate';

/** Whether what falls due then is still told before it expires. */
export const isInTime = (
  notification: Notification,
  { policy }: Circumstances,
  dueMs: number,
): boolean => dueMs <= lastDueMs(notification, policy);

export const lastDueMs = ({ expiresAtMs }: Notification, policy: Policy): number =>
  expiresAtMs - leewayMs(policy);

export const leewayMs = ({ leewaySeconds }: Policy): number => leewaySeconds * 1_000;

/** Those that the recipient chose, and for marketing also those that the operator keeps to. */
export function hoursOf(
  { kind }: Notification,
  { profile, policy, voice }: Circumstances,
): OpenHours {
  const { hours, timeZone = voice.timeZone } = preferencesOf(profile);
  const windows = hours === null ? [] : [dayWindow(hours)];
  return {
    timeZone,
    windows: kind.lane === 'marketing' ? [...windows, policy.marketingHours] : windows,
  };
}

/** From 0 to 1, the same for a text always: what waits together is spread by it. */
export const shareOf = (text: string): number =>
  hash('sha256', text, 'buffer').readUInt32BE() / 2 ** 32;

const OVER: Wait = { is: 'over' };
const TOO_LONG: Wait = { is: 'too-long' };
