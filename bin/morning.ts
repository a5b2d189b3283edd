import { Temporal } from 'temporal-polyfill';

/**
 * Nine in the morning by a zone's wall clock, in milliseconds since the epoch: the last one, or the
 * next for a clock that is kept and has passed that. The last, so that an event of this very moment
 * is no old news to a clock that is ahead; a day ahead of the clock it may be.
 */
export function morning(timeZone: string, nowMs: number, keptMs?: number): number {
  const last = nineBefore(nowMs, timeZone);
  if (keptMs === undefined || keptMs <= last.epochMilliseconds) return last.epochMilliseconds;
  return nineBefore(keptMs, timeZone).add({ days: 1 }).epochMilliseconds;
}

function nineBefore(atMs: number, timeZone: string): Temporal.ZonedDateTime {
  const at = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
  const nine = at.withPlainTime('09:00');
  return nine.epochMilliseconds > atMs ? nine.subtract({ days: 1 }) : nine;
}
