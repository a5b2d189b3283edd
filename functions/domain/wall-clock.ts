import { Temporal } from 'temporal-polyfill';

/** What the clock on the wall of a zone says. */
export const localTime = (atMs: number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);

/**
 * The first instant of a local day at which the clock says this time; where it skips it that day,
 * as much later.
 * @param seconds from midnight
 * @param day 0 for the day of `nowMs`, 1 for the next
 */
export const timeOfDay = (timeZone: string, seconds: number, nowMs: number, day: number): number =>
  localTime(nowMs, timeZone)
    .toPlainDate()
    .add({ days: day })
    .toPlainDateTime()
    .add({ seconds })
    .toZonedDateTime(timeZone).epochMilliseconds;

/** The first such instant after that one. */
export const nextTime = (timeZone: string, seconds: number, afterMs: number): number =>
  DAYS.map((day) => timeOfDay(timeZone, seconds, afterMs, day)).find((atMs) => atMs > afterMs) ??
  Number.POSITIVE_INFINITY;

const DAYS = [0, 1];
