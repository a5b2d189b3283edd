import { describe, expect, it } from 'vitest';
import { readFuzzOptions } from '../../bin/fuzz-options.ts';
import { NOON_MS } from '../support/an-event.ts';
import { runScript } from '../support/run-script.ts';

describe('npm run fuzz', () => {
  it('takes its seed from the clock, and 240,000 inputs', () => {
    expect(readFuzzOptions([], 12_345)).toEqual({ seed: 12_345, inputs: 240_000 });
    expect(readFuzzOptions([], NOON_MS).seed).toBeLessThan(2 ** 31);
  });

  it('takes those that are given', () => {
    const args = ['--seed', '7', '--inputs', '40', '--target', 'replies'];
    expect(readFuzzOptions(args, NOON_MS)).toEqual({ seed: 7, inputs: 40, target: 'replies' });
  });

  it.each([
    ['--seed=-1', '--seed is -1; allowed is a whole number from 1 to 2147483647'],
    ['--seed=x', '--seed is x; allowed is a whole number from 1 to 2147483647'],
    ['--inputs=0', '--inputs is 0; allowed is a whole number from 1 to 1000000000'],
  ])('refuses %s, and says what is allowed', (arg, message) => {
    expect(() => readFuzzOptions([arg], NOON_MS)).toThrow(message);
  });

  // It loads all that takes something from outside: seconds of a machine that has others to serve.
  it('says its seed, and how many inputs came to what', { timeout: 90_000 }, async () => {
    const args = ['--seed', '7', '--inputs', '40', '--target', 'replies'];
    const { code, out, err } = await runScript('fuzz', args);
    const [seed, replies] = out.split('\n');
    expect([code, err, seed]).toEqual([0, '', 'seed 7']);
    expect(replies).toMatch(/^replies +40 inputs +\d+\/s {2}unknown \d+/);
  });
});
