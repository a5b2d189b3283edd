import { localTime } from './wall-clock.ts';

/** The day on which something is spent, by the stage's clock: `20261128`. */
export const spendDay = (timeZone: string, nowMs: number): string =>
  localDay(timeZone, nowMs).replaceAll('-', '');

/** The day by the clock of a zone: `2026-11-28`. */
export function localDay(timeZone: string, nowMs: number): string {
  const quarter = Math.floor(nowMs / QUARTER_MS);
  if (latest.timeZone !== timeZone || latest.quarter !== quarter) {
    const day = localTime(nowMs, timeZone).toPlainDate().toString();
    latest = { timeZone, quarter, day };
  }
  return latest.day;
}

/** Asked several times for each text. Every zone of today begins its days on a quarter of an hour. */
let latest = { timeZone: '', quarter: 0, day: '' };

const QUARTER_MS = 900_000;
