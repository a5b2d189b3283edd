import { Temporal } from 'temporal-polyfill';

/**
 * How far the wall clock of a zone is ahead of UTC at an instant, in ms.
 * @param timeZone IANA name
 */
export function zoneOffsetMs(timeZone: string, atMs: number): number {
  const offsets = offsetsOf(timeZone);
  const quarter = Math.floor(atMs / QUARTER_MS);
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  const { offsetNanoseconds } =
    Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
  const offsetMs = offsetNanoseconds / 1_000_000;
  if (offsets.size >= QUARTERS_MAX) offsets.clear();
  offsets.set(quarter, offsetMs);
  return offsetMs;
}

function offsetsOf(timeZone: string): Map<number, number> {
  const offsets = lately.get(timeZone) ?? new Map<number, number>();
  if (lately.size >= ZONES_MAX) lately.clear();
  lately.set(timeZone, offsets);
  return offsets;
}

/**
 * By quarters of an hour: a clock is put forward or back on one. It is asked many times for each
 * text, mostly about now and the days around it, and working it out takes longer than all else.
 */
const lately = new Map<string, Map<number, number>>();

const QUARTER_MS = 900_000;

const QUARTERS_MAX = 500;
const ZONES_MAX = 100;
