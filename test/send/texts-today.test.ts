import { describe, expect, it } from 'vitest';
import { createTextsToday } from '../../functions/send/texts-today.ts';

const DAY_MS = 86_400_000;

describe('the texts of a day', () => {
  it('are counted for each phone from its first text on', () => {
    const today = createTextsToday();
    for (const nowMs of [0, 10, DAY_MS - 1]) today.add('a', nowMs);
    today.add('b', 5);
    expect([today.count('a', DAY_MS - 1), today.count('b', 5), today.count('c', 0)]).toEqual([
      3, 1, 0,
    ]);
  });

  it('are over after a day, and counted anew', () => {
    const today = createTextsToday();
    today.add('a', 0);
    today.add('a', 1);
    expect(today.count('a', DAY_MS)).toBe(0);
    today.add('a', DAY_MS);
    expect(today.count('a', DAY_MS)).toBe(1);
  });

  it('are kept of so many phones, the oldest day forgotten first', () => {
    const today = createTextsToday(2);
    today.add('a', 0);
    today.add('b', 0);
    today.add('a', DAY_MS);
    today.add('c', DAY_MS);
    expect(['a', 'b', 'c'].map((phone) => today.count(phone, DAY_MS - 1))).toEqual([1, 0, 1]);
  });
});
