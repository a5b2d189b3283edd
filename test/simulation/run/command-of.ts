import { type Simulation, simulationOf } from '../simulate.ts';
import { FAULT_NAMES } from '../world/faults.ts';

/** What to type to live through that simulation again. */
export function commandOf(simulation: Simulation): string {
  const { seed, days, users, only, intensity = 1, without = [] } = simulation;
  const usual = simulationOf(seed);
  const isUsual = days === usual.days && users === usual.users;
  return [
    `npm run simulate -- --seed ${seed}`,
    ...(isUsual ? [] : [`--days ${days} --users ${users}`]),
    ...(intensity === usual.intensity ? [] : [`--intensity ${intensity}`]),
    ...(only === undefined ? [] : [`--only ${only.join(',')}`]),
    ...faultsOf(new Set(without)),
  ].join(' ');
}

/** Whichever is shorter. */
function faultsOf(without: ReadonlySet<string>): readonly string[] {
  if (without.size === 0) return [];
  const kept = FAULT_NAMES.filter((name) => !without.has(name));
  return kept.length < without.size
    ? [`--with '${kept.join(',')}'`]
    : [`--without '${[...without].join(',')}'`];
}
