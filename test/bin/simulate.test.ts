import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSimulateOptions } from '../../bin/simulate/options.ts';
import { simulationOf } from '../simulation/simulate.ts';
import { runScript } from '../support/run-script.ts';

describe('the options of the simulator', () => {
  it('stand for one world, as its seed has it where nothing else is said', () => {
    expect(readSimulateOptions(['--seed', '7', '--users', '3'])).toMatchObject({
      is: 'one',
      simulation: { ...simulationOf(7), users: 3 },
    });
    expect(readSimulateOptions([])).toMatchObject({ is: 'one', simulation: { seed: 1 } });
  });

  it('stand for many where a number of notifications is given, from a seed on', () => {
    const asked = readSimulateOptions(['--seed', '7', '--days', '2', '--notifications', '10000']);
    expect(asked).toMatchObject({ is: 'many', firstSeed: 7, notifications: 10_000 });
  });

  it.each([
    [['--seed', 'x'], '--seed is x; allowed is a whole number from 0 to 4294967295'],
    [['--seed', '-1'], '--seed'],
    [['--seed', '4294967296'], '--seed is 4294967296; allowed is a whole number from 0 to'],
    [['--days', '0'], '--days is 0; allowed is a whole number from 1 to 365'],
    [['--users', '1.5'], '--users is 1.5; allowed is a whole number from 1 to 100000'],
    [['--intensity', '-'], '--intensity is -; allowed is a number from 0 to 20'],
    [['--users', '3', '--only', '1,3'], 'allowed are ordinals of users from 0 to 2, with commas'],
    [['--without', 'worker died,rain'], '--without has rain; allowed are, with commas between'],
    [['--with', 'worker died', '--without', 'worker died'], 'allowed is one of them'],
    [['--notifications', '0'], '--notifications is 0; allowed is a whole number from 1 to'],
    [['--weeks', '2'], "Unknown option '--weeks'; allowed is --seed <seed>, --days <days>"],
  ])('%j are refused in one line', (args, words) => {
    const read = () => readSimulateOptions(args);
    expect(read).toThrow(words);
    expect(read).toThrow(/^[^\n]+$/);
  });
});

describe('npm run simulate', { timeout: 90_000 }, () => {
  const SMALL = ['--seed', '1', '--days', '1', '--users', '2'];

  it('says what happened in a world, and its trace in the last line', async () => {
    const { code, out, err } = await runScript('simulate', [...SMALL, '--intensity', '0']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('seed 1: 2 users, 1 days, faults at 0 times their odds');
    expect(out).toMatch(/\n {2}kept: quotas hold in every window\n/);
    expect(out).toMatch(/\ntrace [0-9a-f]{64}\n$/);
  });

  it('tells of a broken promise in words, and exits 1', async () => {
    const env = { NODE_OPTIONS: `--import=${IMPOSSIBLE}` };
    const { code, out } = await runScript('simulate', [...SMALL, '--no-shrink'], { env });
    expect(code).toBe(1);
    expect(out).toMatch(/\nbroken: a world has one text\n {2}\w+ evt-[\d-]+ was the second\n/);
    expect(out).toMatch(/\n {2}in \d+ events and faults.*: npm run simulate -- --seed 1 .*\n/);
    expect(out).toMatch(/\n {4}[\d-]{10} [\d:.]{12} {2}The carrier took /);
    expect(out).toMatch(/\n\d+ breach(es)?: npm run simulate -- --seed 1 --days 1 --users 2.*\n/);
    expect(out).toMatch(/\ntrace [0-9a-f]{64}\n$/);
  });
});

const IMPOSSIBLE = fileURLToPath(
  new URL('../simulation/run/impossible-promise.ts', import.meta.url),
);
