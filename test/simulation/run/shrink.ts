import type { History } from '../history.ts';
import type { Broken, Simulated, Simulation } from '../simulate.ts';
import { fewerFaults, fewerPeople, lessTime, smallWorlds } from './smaller.ts';

/** A world in which a promise is broken. */
export interface Shown {
  readonly simulation: Simulation;
  readonly history: History;
  readonly breach: Broken;
  /** Of its events, and of what went wrong. */
  readonly size: number;
}

export interface ShrinkOptions {
  live(simulation: Simulation): Promise<Simulated>;
  /** Asked before each world. */
  isOver(): boolean;
}

/** The smallest world that is found to break the same promise: that one itself, if none. */
export async function shrink(shown: Shown, options: ShrinkOptions): Promise<Shown> {
  const { promise } = shown.breach;

  async function tryOne(simulation: Simulation, below: number): Promise<Shown | undefined> {
    if (options.isOver()) return undefined;
    const found = shownIn(await options.live(simulation), promise);
    return found !== undefined && found.size < below ? found : undefined;
  }

  async function firstOf(worlds: Iterable<Simulation>, below: number): Promise<Shown | undefined> {
    for (const simulation of worlds) {
      const found = await tryOne(simulation, below);
      if (found !== undefined || options.isOver()) return found;
    }
    return undefined;
  }

  let best = (await firstOf(smallWorlds(shown), shown.size)) ?? shown;
  for (let isBetter = true; isBetter && !options.isOver(); ) {
    isBetter = false;
    for (const way of [fewerPeople, lessTime, fewerFaults]) {
      for (let next: Shown | undefined = best; next !== undefined; ) {
        next = await firstOf(way(best), best.size);
        if (next === undefined) continue;
        best = next;
        isBetter = true;
      }
    }
  }
  return best;
}

/** By its first breach of that promise. */
export function shownIn(simulated: Simulated, promise: string): Shown | undefined {
  const { simulation, history, faults, breaches } = simulated;
  const breach = breaches.find((one) => one.promise === promise);
  if (breach === undefined) return undefined;
  const struck = Object.values(faults).reduce((all, times) => all + times, 0);
  return { simulation, history, breach, size: history.events.length + struck };
}
