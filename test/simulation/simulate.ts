import type { History } from './history.ts';
import { createPopulation } from './people/population.ts';
import type { Breach } from './promise.ts';
import { PROMISES } from './promises/index.ts';
import type { Fault } from './world/faults.ts';
import { runWorld } from './world/world.ts';

export interface Simulation {
  readonly seed: number;
  readonly days: number;
  readonly users: number;
  /** Those of the users who live, by their ordinals; all by default. */
  readonly only?: readonly number[];
  /** How often things go wrong, against what is usual: 1 by default. */
  readonly intensity?: number;
  /** What never goes wrong; nothing by default. */
  readonly without?: readonly Fault[];
}

export interface Simulated {
  readonly simulation: Simulation;
  /** Of kinds that are told. */
  readonly notifications: number;
  /** Those of them that the carrier took, each by itself or with others. */
  readonly told: number;
  readonly faults: Readonly<Record<Fault, number>>;
  readonly breaches: readonly Broken[];
  /** 64 hex digits of all that happened: the same for the same simulation. */
  readonly trace: string;
  readonly history: History;
}

export interface Broken extends Breach {
  readonly promise: string;
}

/** Lives through one world, and judges it. */
export async function simulate(simulation: Simulation): Promise<Simulated> {
  const { seed, days, users, only, intensity, without } = simulation;
  const startMs = startOf(seed);
  const population = createPopulation({
    ...{ seed, startMs, days, users, timeZone: 'Asia/Shanghai' },
    ...(only === undefined ? {} : { only }),
  });
  const { history, faults, trace } = await runWorld({
    ...{ seed, population, startMs, days },
    ...(intensity === undefined ? {} : { intensity }),
    ...(without === undefined ? {} : { without }),
  });
  const { publishes, events } = history;
  const accepted = publishes.filter(({ acceptedAtMs }) => acceptedAtMs !== undefined);
  const told = new Set(accepted.flatMap(({ eventIds }) => eventIds)).size;
  const breaches = PROMISES.flatMap(({ name: promise, breaches: judge }) =>
    judge(history).map((breach) => ({ promise, ...breach })),
  );
  return { simulation, notifications: events.length, told, faults, breaches, trace, history };
}

/** What a seed alone stands for: some 10,000 notifications, in worlds of several shapes. */
export function simulationOf(seed: number): Simulation {
  const days = DAYS[seed % DAYS.length] ?? 5;
  const intensity = INTENSITIES[Math.floor(seed / DAYS.length) % INTENSITIES.length] ?? 2;
  return { seed, days, users: Math.round(USER_DAYS / days), intensity };
}

const USER_DAYS = 340;

/** Many people for some days, and fewer for longer than a week, which is marketing's window. */
const DAYS = [4, 5, 4, 4, 5, 9, 4, 6];

const INTENSITIES = [1.5, 1.75, 2.25, 2.75];

/** A midnight in Shanghai, of a winter and a spring: some recipients' clocks are put forward. */
const startOf = (seed: number): number => FIRST_MS + ((seed * 37) % 150) * DAY_MS;

const FIRST_MS = Date.parse('2026-11-23T00:00:00+08:00');
const DAY_MS = 86_400_000;
