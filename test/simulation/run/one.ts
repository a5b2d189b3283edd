import type { Simulated } from '../simulate.ts';
import type { AskedOne, Outcome } from './asked.ts';
import { reportBreach } from './breach-report.ts';
import { commandOf } from './command-of.ts';
import { liveWithHistory } from './lived.ts';
import type { Screen } from './screen.ts';
import { shownIn } from './shrink.ts';
import { faultTable, inPercent, inThousands, whatHappened } from './what-happened.ts';

/** Lives through one world, and says what happened in it. */
export async function runOne(
  { simulation, isShrunk }: AskedOne,
  promises: readonly string[],
  screen: Screen,
): Promise<Outcome> {
  const { seed, users, days, only, intensity = 1 } = simulation;
  const people = only === undefined ? `${users} users` : `${only.length} of ${users} users`;
  screen.line(`seed ${seed}: ${people}, ${days} days, faults at ${intensity} times their odds`);
  const { history, lived } = await liveWithHistory(simulation);
  const { notifications, told, faults, trace, breaches, cpuMs } = lived;
  const micros = Math.round((1_000 * cpuMs) / Math.max(1, notifications));
  for (const line of whatHappened(history)) screen.line(line);
  screen.line(
    `  ${inPercent(told / Math.max(1, notifications))} of the notifications reached the carrier; ` +
      `${(cpuMs / 1_000).toFixed(1)} s of CPU, ${micros} µs each`,
  );
  screen.line();
  for (const line of faultTable(faults)) screen.line(line);
  screen.line();
  for (const promise of promises) {
    const times = breaches.filter((breach) => breach.promise === promise).length;
    screen.line(`  ${times === 0 ? 'kept' : `broken ${times} times`}: ${promise}`);
  }
  await reportEach({ ...lived, history }, isShrunk, screen);
  return {
    trace,
    wrong:
      breaches.length === 0 ? [] : ['', `${breachesOf(breaches.length)}: ${commandOf(simulation)}`],
  };
}

/** The first breach of each promise that is broken. */
export async function reportEach(
  simulated: Simulated,
  isShrunk: boolean,
  screen: Screen,
): Promise<void> {
  for (const promise of new Set(simulated.breaches.map((breach) => breach.promise))) {
    const shown = shownIn(simulated, promise);
    if (shown !== undefined) await reportBreach(shown, isShrunk, screen);
  }
}

export const breachesOf = (count: number): string =>
  `${inThousands(count)} ${count === 1 ? 'breach' : 'breaches'}`;
