import { describe, expect, it } from 'vitest';
import { readSimulateOptions } from '../../../bin/simulate/options.ts';
import { type Simulation, simulationOf } from '../simulate.ts';
import { FAULT_NAMES } from '../world/faults.ts';
import { commandOf } from './command-of.ts';

/** As a shell does, for words with at most one pair of quotes. */
const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

const typed = (command: string) =>
  readSimulateOptions(wordsOf(command.replace('npm run simulate -- ', '')));

describe('what to type', () => {
  const SMALL: Simulation = { seed: 7, days: 2, users: 9, intensity: 2 };

  it.each<[string, Simulation]>([
    ['for a seed', simulationOf(7)],
    ['for a small world', SMALL],
    ['for some of its people', { ...SMALL, only: [3, 8] }],
    ['without faults whose names have commas', { ...SMALL, without: withCommas() }],
    ['with one fault alone', { ...SMALL, without: FAULT_NAMES.slice(1) }],
    ['with no fault at all', { ...SMALL, without: FAULT_NAMES }],
    ['where everything goes wrong less often', { ...SMALL, intensity: 0.125 }],
  ])('%s, is read as it was meant', (_, simulation) => {
    expect(typed(commandOf(simulation))).toEqual({ is: 'one', simulation, isShrunk: true });
  });

  it('is short', () => {
    expect(commandOf(simulationOf(7))).toBe('npm run simulate -- --seed 7');
    expect(commandOf({ ...SMALL, without: FAULT_NAMES.slice(1) })).toMatch(/ --with '[a-z ]+'$/);
  });
});

function withCommas() {
  const names = FAULT_NAMES.filter((name) => name.includes(','));
  expect(names.length).toBeGreaterThan(1);
  return names;
}
