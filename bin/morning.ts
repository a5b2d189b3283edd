import type { Temporal } from 'temporal-polyfill';
import { localTime } from '../functions/domain/wall-clock.ts';

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
  const nine = localTime(atMs, timeZone).withPlainTime('09:00');
  return nine.epochMilliseconds > atMs ? nine.subtract({ days: 1 }) : nine;
}
