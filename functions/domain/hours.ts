import type { Temporal } from 'temporal-polyfill';
import { contains, type DayWindow } from './day-window.ts';
import { localTime } from './wall-clock.ts';

/** Windows of which all must be open, and the IANA name of the zone whose wall clock they mean. */
export interface OpenHours {
  readonly windows: readonly DayWindow[];
  readonly timeZone: string;
}

/** Whether every window is open. */
export function isOpen({ windows, timeZone }: OpenHours, atMs: number): boolean {
  if (windows.length === 0) return true;
  const { hour, minute, second } = localTime(atMs, timeZone);
  const wallSeconds = hour * 3600 + minute * 60 + second;
  return windows.every((window) => contains(window, wallSeconds));
}

/**
 * The earliest instant from then on at which every window is open; undefined where they are never
 * open together.
 */
export function openingFrom(hours: OpenHours, fromMs: number): number | undefined {
  if (isOpen(hours, fromMs)) return fromMs;
  return edgesAfter(hours, fromMs).find((atMs) => isOpen(hours, atMs));
}

/** The earliest instant from then on at which a window is closed; undefined where none ever is. */
export function closingFrom(hours: OpenHours, fromMs: number): number | undefined {
  if (!isOpen(hours, fromMs)) return fromMs;
  return edgesAfter(hours, fromMs).find((atMs) => !isOpen(hours, atMs));
}

/**
 * Every instant of the next days at which a window can open or close, in order: where the wall
 * clock says its ends, and where that clock is put forward or back.
 */
function edgesAfter({ windows, timeZone }: OpenHours, fromMs: number): readonly number[] {
  const times = windows.flatMap(({ fromSeconds, toSeconds }) => [fromSeconds, toSeconds]);
  const today = localTime(fromMs, timeZone).toPlainDate();
  const shiftsMs = shiftsAround(fromMs, timeZone);
  const ways = shiftsMs.length > 0 ? BOTH : ANY;
  const saidMs = DAYS.flatMap((days) => {
    const midnight = today.add({ days }).toPlainDateTime();
    return times.flatMap((seconds) => instantsOf(midnight.add({ seconds }), timeZone, ways));
  });
  return [...saidMs, ...shiftsMs].filter((atMs) => atMs > fromMs).toSorted((a, b) => a - b);
}

/** A day whose clock is put forward may skip a window. */
const DAYS = [0, 1, 2];

type Way = 'earlier' | 'later' | 'compatible';

/** Where a wall clock that is put forward or back says a time twice, or skips it. */
const BOTH: readonly Way[] = ['earlier', 'later'];
const ANY: readonly Way[] = ['compatible'];

const instantsOf = (
  wall: Temporal.PlainDateTime,
  timeZone: string,
  ways: readonly Way[],
): readonly number[] =>
  ways.map(
    (disambiguation) => wall.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds,
  );

/** When the clock is put forward or back in the days that are looked at, the whole of today too. */
function shiftsAround(atMs: number, timeZone: string): readonly number[] {
  const [fromMs, endMs] = [atMs - DAY_MS, atMs + DAYS.length * DAY_MS];
  // Looking for a shift that never comes takes longer than all else.
  if (offsetAt(fromMs, timeZone) === offsetAt(endMs, timeZone)) return [];
  const shifts: number[] = [];
  let next = localTime(fromMs, timeZone).getTimeZoneTransition('next');
  while (next !== null && next.epochMilliseconds <= endMs) {
    shifts.push(next.epochMilliseconds);
    next = next.getTimeZoneTransition('next');
  }
  return shifts;
}

const DAY_MS = 86_400_000;

const offsetAt = (atMs: number, timeZone: string): number =>
  localTime(atMs, timeZone).offsetNanoseconds;
