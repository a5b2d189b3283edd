import type { Temporal } from 'temporal-polyfill';
import { contains, type DayWindow } from './day-window.ts';
import { localTime } from './wall-clock.ts';
import { zoneOffsetMs } from './zone-offset.ts';

/** Windows of which all must be open, and the IANA name of the zone whose wall clock they mean. */
export interface OpenHours {
  readonly windows: readonly DayWindow[];
  readonly timeZone: string;
}

/** Whether every window is open. */
export function isOpen({ windows, timeZone }: OpenHours, atMs: number): boolean {
  if (windows.length === 0) return true;
  const wallMs = atMs + zoneOffsetMs(timeZone, atMs);
  const wallSeconds = Math.floor((wallMs - Math.floor(wallMs / DAY_MS) * DAY_MS) / 1_000);
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
  const shiftsMs = shiftsAround(fromMs, timeZone);
  const saidMs =
    shiftsMs.length === 0
      ? saidEveryDay(times, fromMs, zoneOffsetMs(timeZone, fromMs))
      : saidAround(times, fromMs, timeZone);
  return [...saidMs, ...shiftsMs].filter((atMs) => atMs > fromMs).toSorted((a, b) => a - b);
}

/** Where each day has 24 hours. */
function saidEveryDay(times: readonly number[], fromMs: number, offsetMs: number) {
  const midnightMs = Math.floor((fromMs + offsetMs) / DAY_MS) * DAY_MS - offsetMs;
  return DAYS.flatMap((days) =>
    times.map((seconds) => midnightMs + days * DAY_MS + seconds * 1_000),
  );
}

/** Where a wall clock that is put forward or back says a time twice, or skips it. */
function saidAround(times: readonly number[], fromMs: number, timeZone: string) {
  const today = localTime(fromMs, timeZone).toPlainDate();
  return DAYS.flatMap((days) => {
    const midnight = today.add({ days }).toPlainDateTime();
    return times.flatMap((seconds) => instantsOf(midnight.add({ seconds }), timeZone));
  });
}

/** A day whose clock is put forward may skip a window. */
const DAYS = [0, 1, 2];

const instantsOf = (wall: Temporal.PlainDateTime, timeZone: string): readonly number[] =>
  (['earlier', 'later'] as const).map(
    (disambiguation) => wall.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds,
  );

/** When the clock is put forward or back in the days that are looked at, the whole of today too. */
function shiftsAround(atMs: number, timeZone: string): readonly number[] {
  const [fromMs, endMs] = [atMs - DAY_MS, atMs + DAYS.length * DAY_MS];
  // Looking for a shift that never comes takes longer than all else.
  if (zoneOffsetMs(timeZone, fromMs) === zoneOffsetMs(timeZone, endMs)) return [];
  const shifts: number[] = [];
  let next = localTime(fromMs, timeZone).getTimeZoneTransition('next');
  while (next !== null && next.epochMilliseconds <= endMs) {
    shifts.push(next.epochMilliseconds);
    next = next.getTimeZoneTransition('next');
  }
  return shifts;
}

const DAY_MS = 86_400_000;
