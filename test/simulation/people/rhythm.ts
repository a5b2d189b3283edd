import type { Chance } from './chance.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './durations.ts';
import type { Person } from './person.ts';

/** Since midnight, by the clock of the stage's zone. */
const sinceMidnight = (startMs: number, atMs: number): number =>
  (((atMs - startMs) % DAY_MS) + DAY_MS) % DAY_MS;

/** When the platform comes to it: what falls into the night waits for the morning, mostly. */
export function inWorkingHours(chance: Chance, startMs: number, atMs: number): number {
  const clockMs = sinceMidnight(startMs, atMs);
  if (clockMs >= 8 * HOUR_MS || chance.happens(AT_NIGHT)) return atMs;
  return atMs - clockMs + 8 * HOUR_MS + chance.whole(4 * HOUR_MS);
}

/** Machines at work, and sales at three. */
const AT_NIGHT = 0.12;

/** When a person comes to it: once awake again, where they sleep. */
export function onceAwake(chance: Chance, startMs: number, person: Person, atMs: number): number {
  const sinceWakingMs = sinceMidnight(startMs + person.wakesMs, atMs);
  const awakeMs = person.sleepsMs - person.wakesMs;
  if (sinceWakingMs < awakeMs || chance.happens(SLEEPLESS)) return atMs;
  return atMs + DAY_MS - sinceWakingMs + chance.whole(90 * MINUTE_MS);
}

const SLEEPLESS = 0.05;
