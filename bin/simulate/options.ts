import { availableParallelism } from 'node:os';
import type { AskedRun } from '../../test/simulation/run/asked.ts';
import { type Simulation, simulationOf } from '../../test/simulation/simulate.ts';
import { FAULT_NAMES, type Fault } from '../../test/simulation/world/faults.ts';
import { readOptions } from '../read-options.ts';

/** @throws naming the option that is wrong, and what is allowed */
export function readSimulateOptions(args: readonly string[]): AskedRun {
  const values = readOptions(args, OPTIONS);
  const seed = wholeIn(values, 'seed', 0, SEED_MAX) ?? 1;
  const isShrunk = values['no-shrink'] !== true;
  const simulation = simulationIn(seed, values);
  const notifications = wholeIn(values, 'notifications', 1, 1_000_000_000);
  const processes = wholeIn(values, 'processes', 1, 256) ?? availableParallelism();
  if (notifications === undefined) return { is: 'one', simulation, isShrunk };
  const hasMutations = values['without-mutations'] !== true;
  return { is: 'many', firstSeed: seed, notifications, processes, isShrunk, hasMutations };
}

const OPTIONS = {
  seed: { type: 'string' },
  days: { type: 'string' },
  users: { type: 'string' },
  intensity: { type: 'string' },
  only: { type: 'string' },
  without: { type: 'string' },
  with: { type: 'string' },
  notifications: { type: 'string' },
  processes: { type: 'string' },
  'without-mutations': { type: 'boolean' },
  'no-shrink': { type: 'boolean' },
} as const;

type Values = { readonly [name in keyof typeof OPTIONS]?: string | boolean | undefined };

/** Of a generator of 32 bits. */
const SEED_MAX = 2 ** 32 - 1;

function simulationIn(seed: number, values: Values): Simulation {
  const usual = simulationOf(seed);
  const users = wholeIn(values, 'users', 1, 100_000) ?? usual.users;
  const only = onlyIn(values, users);
  const without = withoutIn(values);
  return {
    ...usual,
    ...{ users, days: wholeIn(values, 'days', 1, 365) ?? usual.days },
    intensity: intensityIn(values) ?? usual.intensity ?? 1,
    ...(only === undefined ? {} : { only }),
    ...(without === undefined ? {} : { without }),
  };
}

function wholeIn(values: Values, name: keyof Values, from: number, to: number) {
  const given = values[name];
  if (given === undefined) return undefined;
  const number = WHOLE.test(String(given)) ? Number(given) : Number.NaN;
  if (number >= from && number <= to) return number;
  throw new Error(`--${name} is ${given}; allowed is a whole number from ${from} to ${to}`);
}

const WHOLE = /^\d{1,15}$/;

function intensityIn({ intensity }: Values): number | undefined {
  if (intensity === undefined) return undefined;
  const number = /^\d+(?:\.\d+)?$/.test(String(intensity)) ? Number(intensity) : Number.NaN;
  if (number <= INTENSITY_MAX) return number;
  throw new Error(`--intensity is ${intensity}; allowed is a number from 0 to ${INTENSITY_MAX}`);
}

/** Beyond it nothing but faults happens. */
const INTENSITY_MAX = 20;

function onlyIn({ only }: Values, users: number): readonly number[] | undefined {
  if (only === undefined) return undefined;
  const ordinals = String(only)
    .split(',')
    .map((each) => each.trim());
  if (ordinals.every((each) => WHOLE.test(each) && Number(each) < users)) {
    return ordinals.map(Number);
  }
  const allowed = `ordinals of users from 0 to ${users - 1}, with commas`;
  throw new Error(`--only is ${only}; allowed are ${allowed}`);
}

function withoutIn(values: Values): readonly Fault[] | undefined {
  if (values.without !== undefined && values.with !== undefined) {
    throw new Error('--without and --with are one too many; allowed is one of them');
  }
  if (values.without !== undefined) return faultsIn('without', String(values.without));
  if (values.with === undefined) return undefined;
  const kept = new Set(faultsIn('with', String(values.with)));
  return FAULT_NAMES.filter((name) => !kept.has(name));
}

/** Some of the names have commas of their own. */
function faultsIn(option: string, list: string): readonly Fault[] {
  let left = list.trim();
  const found: Fault[] = [];
  while (left !== '') {
    const name = FAULT_NAMES.find((each) => left === each || left.startsWith(`${each},`));
    if (name === undefined) {
      const allowed = FAULT_NAMES.join('; ');
      throw new Error(`--${option} has ${left}; allowed are, with commas between them: ${allowed}`);
    }
    found.push(name);
    left = left.slice(name.length + 1).trim();
  }
  return found;
}
