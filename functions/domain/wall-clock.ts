import { Temporal } from 'temporal-polyfill';
import { zoneOffsetMs } from './zone-offset.ts';

/** What the clock on the wall of a zone says. */
export const localTime = (atMs: number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);

/**
 * The first instant of a local day at which the clock says this time; where it skips it that day,
 * as much later.
 * @param seconds from midnight
 * @param day 0 for the day of `nowMs`, 1 for the next
 */
export function timeOfDay(timeZone: string, seconds: number, nowMs: number, day: number): number {
  const offsetMs = zoneOffsetMs(timeZone, nowMs);
  const midnightMs = Math.floor((nowMs + offsetMs) / DAY_MS + day) * DAY_MS - offsetMs;
  const atMs = midnightMs + seconds * 1_000;
  const [fromMs, toMs] = [Math.min(nowMs, atMs) - DAY_MS, Math.max(nowMs, atMs) + DAY_MS];
  // As on almost every day, no clock is put forward or back.
  if (zoneOffsetMs(timeZone, fromMs) === zoneOffsetMs(timeZone, toMs)) return atMs;
  return localTime(nowMs, timeZone)
    .toPlainDate()
    .add({ days: day })
    .toPlainDateTime()
    .add({ seconds })
    .toZonedDateTime(timeZone).epochMilliseconds;
}

const DAY_MS = 86_400_000;

/** The first such instant after that one. */
export const nextTime = (timeZone: string, seconds: number, afterMs: number): number =>
  DAYS.map((day) => timeOfDay(timeZone, seconds, afterMs, day)).find((atMs) => atMs > afterMs) ??
  Number.POSITIVE_INFINITY;

const DAYS = [0, 1];
