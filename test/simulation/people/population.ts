import type { Happening, Population, PopulationOptions } from '../population.ts';
import { answering } from './answering.ts';
import { hearing } from './hearing.ts';
import { plannedWorld } from './planning.ts';

/**
 * A platform and people, of whom everything follows from the seed: what is planned, and what each
 * does about what they hear. Nobody's doing depends on who else lives, but for `only`.
 */
export function createPopulation(options: PopulationOptions): Population {
  const world = plannedWorld(options);
  const { only } = options;
  const alive = only === undefined ? undefined : new Set(only);
  const lives = (ordinal: number) => alive === undefined || alive.has(ordinal);
  const plan: Happening[] = [];
  for (const { of, happening } of world.planned) if (lives(of)) plan.push(happening);
  return { plan, hear: hearing(world), answer: answering(world) };
}
