import { describe, expect, it } from 'vitest';
import { IS_FULL } from '../support/budget.ts';
import { run } from './run.ts';
import { shared, TARGETS, targetOf } from './targets.ts';

const INPUTS = IS_FULL ? 40_000 : 3_000;

/** To which some inputs must come: where all are rejected, nothing is tried. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  events: ['valid', 'rejected'],
  texts: ['told', 'flushed'],
  facts: ['valid', 'rejected'],
  receipts: ['valid', 'unreadable'],
  webhooks: ['200', '400', '401', '404', '413', '503'],
  'queued-replies': ['valid', 'rejected'],
  replies: ['yes', 'extend', 'no', 'opt-out', 'unknown'],
  preferences: ['200', '400', '401'],
  settings: ['valid', 'refused'],
  time: ['read'],
};

describe('whatever comes', () => {
  const all = shared(INPUTS).map(([target, inputs]) => [target.name, target, inputs] as const);

  it.each(all)('breaks no promise: %s', { timeout: 120_000 }, async (name, target, inputs) => {
    const { endings, finding } = await run(target, { seed: 1, inputs });
    expect(finding).toBeUndefined();
    expect(Object.keys(endings)).toEqual(expect.arrayContaining([...(ENDINGS[name] ?? ['?'])]));
    expect(Object.values(endings).reduce((sum, count) => sum + count)).toBe(inputs);
  });

  it('is the same for the same seed, and others for another', async () => {
    const [target] = TARGETS;
    if (target === undefined) throw new Error('no target');
    const tried = async (seed: number) => {
      const inputs: unknown[] = [];
      const judge = (input: unknown) => {
        inputs.push(input);
        return { is: 'seen', broken: [] };
      };
      await run({ ...target, judge }, { seed, inputs: 50 });
      return inputs;
    };
    expect(await tried(7)).toEqual(await tried(7));
    expect(await tried(7)).not.toEqual(await tried(8));
  });
});

describe('a target', () => {
  it('is had by its name, and another is refused with those that there are', () => {
    expect(targetOf('replies').name).toBe('replies');
    expect(() => targetOf('doors')).toThrow('--target is doors; allowed are events, texts, facts');
  });
});

describe('the inputs', () => {
  it('are shared out among all targets, some to each', () => {
    const counts = shared(4_000).map(([, count]) => count);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    const all = counts.reduce((sum, count) => sum + count);
    expect(all).toBeGreaterThanOrEqual(4_000);
    expect(all).toBeLessThan(4_000 + counts.length);
  });
});
