import { describe, expect, it } from 'vitest';
import { aHistory } from '../a-history.ts';
import { aKeptHistory } from '../a-kept-history.ts';
import { PROMISES } from './index.ts';

describe('every promise', () => {
  it.each(PROMISES)('finds nothing where it was kept: $name', (promise) => {
    expect(promise.breaches(aKeptHistory())).toEqual([]);
    expect(promise.breaches(aHistory())).toEqual([]);
  });

  it('has a name of its own', () => {
    expect(new Set(PROMISES.map(({ name }) => name)).size).toBe(PROMISES.length);
  });
});
