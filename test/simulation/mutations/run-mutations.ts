import type { Broken, Simulation } from '../simulate.ts';
import type { Lived } from './child.ts';
import { MUTATIONS } from './index.ts';
import type { Mutation } from './mutation.ts';
import { type SimulatorProcess, simulatorProcess } from './process.ts';

export interface MutationResult {
  readonly mutation: Mutation;
  /** The breach by which it was caught; undefined where nothing caught it. */
  readonly caught: { readonly simulation: Simulation; readonly breach: Broken } | undefined;
  /** How many simulations it took. */
  readonly simulations: number;
  /** Of the processor, without what the product took that is not broken. */
  readonly ms: number;
  /** Where a simulation did not come to its end. */
  readonly failures: readonly string[];
}

export interface RunningMutations {
  /** All by default. */
  readonly mutations?: readonly Mutation[];
  /** Processes at once: 2 by default. */
  readonly concurrency?: number;
  /** Simulations that are tried where the one that is known does not catch it: 100 by default. */
  readonly otherwise?: number;
  readonly onResult?: (result: MutationResult) => void;
}

/**
 * Lets each mutation live until one of its promises is broken. It counts as caught only where the
 * product as it stands keeps that promise in the same simulation.
 */
export async function runMutations(options: RunningMutations): Promise<readonly MutationResult[]> {
  const { mutations = MUTATIONS, concurrency = 2, otherwise = 100, onResult } = options;
  const unbroken = new Map<string, Promise<Lived>>();
  const left = [...mutations];

  function unbrokenIn(simulation: Simulation, process: SimulatorProcess): Promise<Lived> {
    const key = JSON.stringify(simulation);
    const lived = unbroken.get(key) ?? process.live({ simulation });
    unbroken.set(key, lived);
    return lived;
  }

  async function run(mutation: Mutation, process: SimulatorProcess): Promise<MutationResult> {
    const failures: string[] = [];
    let [ms, simulations] = [0, 0];
    for (const simulation of [mutation.caughtBy, ...SIMULATIONS.slice(0, otherwise)]) {
      simulations += 1;
      const lived = await process.live({ change: mutation, simulation });
      if (lived.is === 'failed') {
        failures.push(lived.why);
        continue;
      }
      ms += lived.ms;
      const broken = lived.breaches.filter(({ promise }) => mutation.promises.includes(promise));
      if (broken.length === 0) continue;
      const breach = news(broken, await unbrokenIn(simulation, process));
      if (breach === undefined) continue;
      return { mutation, caught: { simulation, breach }, simulations, ms, failures };
    }
    return { mutation, caught: undefined, simulations, ms, failures };
  }

  async function runInTurn(): Promise<readonly MutationResult[]> {
    const process = simulatorProcess();
    const results: MutationResult[] = [];
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const result = await run(next, process);
      onResult?.(result);
      results.push(result);
    }
    process.end();
    return results;
  }

  return (await Promise.all(Array.from({ length: concurrency }, runInTurn))).flat();
}

/** The first of a promise that the product keeps. */
function news(broken: readonly Broken[], unbroken: Lived): Broken | undefined {
  if (unbroken.is === 'failed') return undefined;
  const anyway = new Set(unbroken.breaches.map(({ promise }) => promise));
  return broken.find(({ promise }) => !anyway.has(promise));
}

/** Small ones, in which much goes wrong: few people for long, and many for a day. */
const SHAPES: readonly Omit<Simulation, 'seed'>[] = [
  { days: 2, users: 8, intensity: 5 },
  { days: 7, users: 3, intensity: 6 },
  { days: 4, users: 4, intensity: 6 },
  { days: 2, users: 12, intensity: 6 },
  { days: 1, users: 40, intensity: 6 },
];

const SIMULATIONS: readonly Simulation[] = Array.from({ length: 1_000 }, (_, i) => ({
  ...{ seed: 1 + Math.floor(i / SHAPES.length), days: 2, users: 8 },
  ...SHAPES[i % SHAPES.length],
}));
