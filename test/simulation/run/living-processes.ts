import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { simulationOf } from '../simulate.ts';
import type { Answer } from './live-seeds.ts';
import { createTurns, type TurnsOptions } from './turns.ts';

interface LivingOptions extends TurnsOptions {
  readonly processes: number;
}

/**
 * Lives through one seed after the other until there are as many notifications, in so many
 * processes. How many seeds those are follows from the seeds alone.
 * @throws naming the seed whose world could not be lived through
 */
export function liveInProcesses(options: LivingOptions): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const turns = createTurns(options);
  const children = Array.from({ length: options.processes }, () =>
    fork(LIVE_SEEDS, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
  );
  const at = new Map<ChildProcess, number>();
  const giveWork = () => {
    for (const child of children) {
      if (at.has(child) || !turns.needsMore(at.size)) continue;
      const simulation = simulationOf(turns.next());
      at.set(child, simulation.seed);
      child.send(simulation);
    }
  };
  const fail = (child: ChildProcess, why: string) =>
    reject(new Error(`the world of seed ${at.get(child)} came to no end: ${why}`));
  for (const child of children) {
    child.on('message', (answer: Answer) => {
      if (answer.is === 'failed') return fail(child, answer.why);
      at.delete(child);
      turns.done(answer.lived);
      if (turns.isEnough()) resolve();
      else giveWork();
    });
    child.on('exit', (code, signal) => fail(child, `its process ended with ${signal ?? code}`));
  }
  giveWork();
  return promise.finally(() => {
    for (const child of children) child.kill();
  });
}

const LIVE_SEEDS = fileURLToPath(new URL('./live-seeds.ts', import.meta.url));
