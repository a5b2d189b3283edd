import { describe, expect, it } from 'vitest';
import { parseJson } from '../../functions/domain/parse-json.ts';

const nested = (levels: number, one = ['[', ']'] as const) =>
  one[0].repeat(levels) + one[1].repeat(levels);

describe('JSON', () => {
  it.each(['', 'oops', '{"a":}', '[1,]', "{'a':1}"])('is not what is none: %j', (text) => {
    expect(parseJson(text)).toBeUndefined();
  });

  it('is read to a hundred levels, which can be written again', () => {
    expect(JSON.stringify(parseJson(nested(100)))).toBe(nested(100));
    expect(parseJson(`{"a":${nested(99)}}`)).toBeDefined();
  });

  // What JSON.parse reads of these, JSON.stringify throws at.
  it.each([101, 7_000, 100_000])('is none of %i levels', (levels) => {
    expect(parseJson(nested(levels))).toBeUndefined();
    expect(parseJson(`{"a":[{"b":${nested(levels)}}]}`)).toBeUndefined();
    expect(parseJson(`{"a":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`)).toBeUndefined();
  });
});
