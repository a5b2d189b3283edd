import type { Hours } from './preferences.ts';

/** A part of every local day; over midnight where `toSeconds` is the smaller. */
export interface DayWindow {
  /** From midnight by the wall clock, 0 to 86,399: from there on it is open. */
  readonly fromSeconds: number;
  /** The same: from there on it is closed. Never `fromSeconds`. */
  readonly toSeconds: number;
}

/**
 * @param slackSeconds by how much its end is drawn in, so that what was begun in time also ends in
 *   time; less than the window is long
 */
export function dayWindow({ from, to }: Hours, slackSeconds = 0): DayWindow {
  const toSeconds = (secondsOfDay(to) - slackSeconds + DAY_SECONDS) % DAY_SECONDS;
  return { fromSeconds: secondsOfDay(from), toSeconds };
}

/** @param wallSeconds from midnight by the wall clock, 0 to 86,399 */
export function contains({ fromSeconds, toSeconds }: DayWindow, wallSeconds: number): boolean {
  const [isAfterFrom, isBeforeTo] = [wallSeconds >= fromSeconds, wallSeconds < toSeconds];
  return fromSeconds < toSeconds ? isAfterFrom && isBeforeTo : isAfterFrom || isBeforeTo;
}

/** 1 to 86,399. */
export const lengthSeconds = ({ fromSeconds, toSeconds }: DayWindow): number =>
  (toSeconds - fromSeconds + DAY_SECONDS) % DAY_SECONDS;

/** @param time `HH:MM` */
export function secondsOfDay(time: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = time.split(':').map(Number);
  return hours * 3_600 + minutes * 60;
}

const DAY_SECONDS = 86_400;
