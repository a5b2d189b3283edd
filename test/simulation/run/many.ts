import { type Simulated, simulate, simulationOf } from '../simulate.ts';
import type { AskedMany, Outcome } from './asked.ts';
import { commandOf } from './command-of.ts';
import type { Lived } from './lived.ts';
import { liveInProcesses } from './living-processes.ts';
import { type RunMutations, reportMutations } from './mutations.ts';
import { breachesOf, reportEach } from './one.ts';
import { createProgress } from './progress.ts';
import { type Proof, proofOf } from './proof-of-bite.ts';
import type { Screen } from './screen.ts';
import { type Totals, totalsOf } from './totals.ts';
import { faultTable, inPercent, inThousands } from './what-happened.ts';

/** Lives through seed after seed, until there are as many notifications as were asked for. */
export async function runMany(
  asked: AskedMany,
  { promises, runMutations }: ManyDeps,
  screen: Screen,
): Promise<Outcome> {
  const worlds: Lived[] = [];
  const progress = createProgress(asked, screen);
  await liveInProcesses({
    ...asked,
    lived(lived) {
      worlds.push(lived);
      for (const line of brokenIn(lived)) screen.line(line);
      progress(lived);
    },
  });
  const totals = totalsOf(worlds);
  const proof = proofOf(totals, asked.notifications);
  for (const line of summary(totals, proof)) screen.line(line);
  const breaches = worlds.flatMap((world) => world.breaches);
  const broke = new Set(breaches.map(({ promise }) => promise)).size;
  screen.line(
    `  ${promises.length - broke} of ${promises.length} promises were kept by all of them`,
  );
  await reportFirst(worlds, asked.isShrunk, screen);
  const uncaught =
    asked.hasMutations && runMutations !== undefined
      ? await reportMutations(runMutations, asked.processes, screen)
      : [];
  const broken = breaches.length === 0 ? [] : [breachesOf(breaches.length)];
  return { trace: totals.trace, wrong: [...broken, ...proof.missed, ...uncaught] };
}

interface ManyDeps {
  /** Their names. */
  readonly promises: readonly string[];
  readonly runMutations?: RunMutations;
}

function* brokenIn({ simulation, breaches, trace }: Lived): Iterable<string> {
  if (breaches.length === 0) return;
  yield `${commandOf(simulation)}: ${breachesOf(breaches.length)} (trace ${trace})`;
  for (const { promise, what } of breaches.slice(0, SHOWN)) yield `  ${promise}: ${what}`;
  if (breaches.length > SHOWN) yield `  and ${breaches.length - SHOWN} more`;
}

/** Of one world's breaches. */
const SHOWN = 5;

function* summary(totals: Totals, proof: Proof): Iterable<string> {
  const { seeds, notifications, told, faults, cpuMs } = totals;
  const { toldShare, faultsEach, timesEach } = proof;
  yield '';
  yield `${inThousands(notifications)} notifications of ${seeds} seeds`;
  yield `  ${inThousands(told)} of them reached the carrier: ${inPercent(toldShare)}`;
  yield `  ${faultsEach.toFixed(2)} faults each, without workers whose clock is off`;
  yield `  ${Math.round((1_000 * cpuMs) / notifications)} µs of a core each`;
  yield `  each fault, to be seen ${inThousands(timesEach)} times or more:`;
  yield '';
  yield* faultTable(faults, timesEach);
  yield '';
}

/** Of each promise the first breach, by the seed that broke it first. */
async function reportFirst(
  worlds: readonly Lived[],
  isShrunk: boolean,
  screen: Screen,
): Promise<void> {
  const reported = new Set<string>();
  for (const { simulation, breaches } of worlds) {
    const isNew = breaches.some(({ promise }) => !reported.has(promise));
    if (!isNew) continue;
    const again = await simulate(simulationOf(simulation.seed));
    await reportEach(withoutThe(again, reported), isShrunk, screen);
    for (const { promise } of breaches) reported.add(promise);
  }
}

function withoutThe(simulated: Simulated, reported: ReadonlySet<string>): Simulated {
  const breaches = simulated.breaches.filter(({ promise }) => !reported.has(promise));
  return { ...simulated, breaches };
}
