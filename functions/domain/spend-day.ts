import { zoneOffsetMs } from './zone-offset.ts';

/** The day on which something is spent, by the stage's clock: `20261128`. */
export const spendDay = (timeZone: string, nowMs: number): string =>
  localDay(timeZone, nowMs).replaceAll('-', '');

/** The day by the clock of a zone: `2026-11-28`. */
export function localDay(timeZone: string, nowMs: number): string {
  const ordinal = Math.floor((nowMs + zoneOffsetMs(timeZone, nowMs)) / DAY_MS);
  if (latest.ordinal !== ordinal) {
    const day = new Date(ordinal * DAY_MS).toISOString().slice(0, 'yyyy-mm-dd'.length);
    latest = { ordinal, day };
  }
  return latest.day;
}

/** It is asked some times for each text, and changes once a day. */
let latest = { ordinal: 0, day: '1970-01-01' };

const DAY_MS = 86_400_000;
