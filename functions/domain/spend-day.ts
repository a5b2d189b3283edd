import { zoneOffsetMs } from './zone-offset.ts';

/** The day on which something is spent, by the stage's clock: `20261128`. */
export const spendDay = (timeZone: string, nowMs: number): string =>
  localDay(timeZone, nowMs).replaceAll('-', '');

/** The day by the clock of a zone: `2026-11-28`. */
export const localDay = (timeZone: string, nowMs: number): string =>
  new Date(nowMs + zoneOffsetMs(timeZone, nowMs)).toISOString().slice(0, 'yyyy-mm-dd'.length);
