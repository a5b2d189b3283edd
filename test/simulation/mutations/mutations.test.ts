import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROMISES } from '../promises/index.ts';
import { MUTATIONS } from './index.ts';
import { mutated } from './mutation.ts';
import { runMutations } from './run-mutations.ts';

const ROOT = new URL('../../../', import.meta.url);

describe('mutations', () => {
  it('stand in the product as it is, once each', () => {
    for (const one of MUTATIONS) {
      const text = readFileSync(new URL(one.file, ROOT), 'utf8');
      expect(mutated(one, text)).not.toBe(text);
    }
  });

  it('have names of their own', () => {
    expect(new Set(MUTATIONS.map(({ name }) => name)).size).toBe(MUTATIONS.length);
  });

  it('break each promise in two ways, but that of the logs', () => {
    const named = MUTATIONS.flatMap(({ promises }) => promises);
    for (const { name } of PROMISES) {
      const ways = named.filter((promise) => promise === name).length;
      expect(ways, name).toBeGreaterThanOrEqual(name.startsWith('logs') ? 1 : 2);
    }
    expect(named.filter((name) => !PROMISES.some((promise) => promise.name === name))).toEqual([]);
  });

  it('are all caught', { timeout: 300_000 }, async () => {
    const results = await runMutations({});
    const escaped = results.filter(({ caught }) => caught === undefined);
    expect(escaped.map(({ mutation, failures }) => [mutation.name, ...failures])).toEqual([]);
  });
});
