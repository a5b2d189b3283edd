import { localTime } from '../../../functions/domain/wall-clock.ts';

/**
 * Milliseconds since the midnight of the wall clock, for many instants: a zone's offset is asked
 * for once each quarter of an hour, for it never changes within one.
 */
export function msOfDay(atMs: number, timeZone: string): number {
  const localMs = atMs + offsetMs(atMs, timeZone);
  return ((localMs % DAY_MS) + DAY_MS) % DAY_MS;
}

function offsetMs(atMs: number, timeZone: string): number {
  const quarter = Math.floor(atMs / QUARTER_MS);
  const known = OFFSETS.get(timeZone) ?? new Map<number, number>();
  OFFSETS.set(timeZone, known);
  const offset =
    known.get(quarter) ??
    localTime(quarter * QUARTER_MS, timeZone).offsetNanoseconds / NANOSECONDS_OF_MS;
  known.set(quarter, offset);
  return offset;
}

const OFFSETS = new Map<string, Map<number, number>>();
const NANOSECONDS_OF_MS = 1_000_000;
const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;
