import { zoneOffsetMs } from './zone-offset.ts';

/** `15200`, or `15200.50`: carriers take digits and a dot, and refuse ¥ and separators. */
export function yuanDigits(fen: number): string {
  const yuan = Math.floor(fen / 100);
  const rest = fen % 100;
  return rest === 0 ? `${yuan}` : `${yuan}.${String(rest).padStart(2, '0')}`;
}

/**
 * `今天18:00` on the same day in that zone, else `11月23日10:00`; `2027年11月23日` where it is so far
 * that the year is in doubt. All times that texts name are ends, and midnight ends a day:
 * `11月23日24:00`. Who reads 11月24日00:00 comes a day late.
 */
export function instantWords(atMs: number, nowMs: number, timeZone: string): string {
  const at = localTime(atMs, timeZone);
  const isMidnight = `${at.hour}:${at.minute}` === '00:00';
  const day = isMidnight ? localTime(atMs - MINUTE_MS, timeZone) : at;
  const today = localTime(nowMs, timeZone);
  if (atMs - nowMs > FAR_MS) return `${day.year}年${day.month}月${day.day}日`;
  const date = day.date === today.date ? '今天' : `${day.month}月${day.day}日`;
  return date + (isMidnight ? '24:00' : `${at.hour}:${at.minute}`);
}

const MINUTE_MS = 60_000;

/** 300 days: from there on a month and a day might as well be those of this year. */
const FAR_MS = 300 * 86_400_000;

interface LocalTime {
  readonly date: string;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: string;
  readonly minute: string;
}

function localTime(ms: number, timeZone: string): LocalTime {
  const wall = new Date(ms + zoneOffsetMs(timeZone, ms));
  return {
    date: wall.toISOString().slice(0, 'yyyy-mm-dd'.length),
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: String(wall.getUTCHours()).padStart(2, '0'),
    minute: String(wall.getUTCMinutes()).padStart(2, '0'),
  };
}
