import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { simulationOf } from '../simulate.ts';
import type { Answer } from './live-seeds.ts';
import type { Lived } from './lived.ts';

interface LivingOptions {
  readonly firstSeed: number;
  readonly notifications: number;
  readonly processes: number;
  /** In the order of seeds, whichever is done first; none once there are enough. */
  lived(lived: Lived): void;
}

/**
 * Lives through one seed after the other until there are as many notifications, in so many
 * processes. How many seeds those are follows from the seeds alone.
 * @throws naming the seed whose world could not be lived through
 */
export function liveInProcesses(options: LivingOptions): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const queue = createTurns(options);
  const children = Array.from({ length: options.processes }, () =>
    fork(LIVE_SEEDS, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
  );
  const at = new Map<ChildProcess, number>();
  const giveWork = () => {
    for (const child of children) {
      if (at.has(child) || !queue.needsMore(at.size)) continue;
      const simulation = simulationOf(queue.next());
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
      queue.done(answer.lived);
      if (queue.isEnough()) resolve();
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

/** Which seed is next, and whether one is needed. */
function createTurns({ firstSeed, notifications, lived }: LivingOptions) {
  let next = firstSeed;
  let told = firstSeed;
  let counted = 0;
  let seen = 0;
  const waiting = new Map<number, Lived>();
  return {
    next: () => next++,
    isEnough: () => counted >= notifications,
    /** @param underWay how many seeds are being lived through */
    needsMore(underWay: number): boolean {
      const done = next - firstSeed - underWay;
      const each = done === 0 ? USUAL : seen / done;
      return seen + underWay * each < notifications;
    },
    done(one: Lived): void {
      seen += one.notifications;
      waiting.set(one.simulation.seed, one);
      for (let due = waiting.get(told); due !== undefined; due = waiting.get(told)) {
        waiting.delete(told);
        told += 1;
        if (counted >= notifications) return;
        counted += due.notifications;
        lived(due);
      }
    },
  };
}

/** Notifications of a seed, until some are counted. */
const USUAL = 10_000;
