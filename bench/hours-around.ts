import type { Hours } from '../functions/domain/preferences.ts';

/** Hours that are open at an instant and long after it, whatever the wall clock of a zone says. */
export const hoursAround = (nowMs: number, timeZone: string): Hours =>
  hoursBetween(nowMs - HOUR_MS, nowMs + 12 * HOUR_MS, timeZone);

/** To the minute, which is that of the instant or earlier. Less than a day. */
export const hoursBetween = (fromMs: number, toMs: number, timeZone: string): Hours => ({
  from: wallTime(fromMs, timeZone),
  to: wallTime(toMs, timeZone),
});

const HOUR_MS = 3_600_000;

/** `HH:MM`. */
export const wallTime = (atMs: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(atMs);
