import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaf } from './match.ts';

describe('the text operators', () => {
  it('find a prefix and a suffix at their own end only', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(leaf([{ prefix: a }], b)).toBe(b.startsWith(a));
        expect(leaf([{ suffix: a }], b)).toBe(b.endsWith(a));
        expect(leaf([{ prefix: a }], a + b) && leaf([{ suffix: b }], a + b)).toBe(true);
      }),
    );
  });

  it.each(['prefix', 'suffix', 'equals-ignore-case', 'wildcard'])('%s is for text', (operator) => {
    expect(leaf([{ [operator]: '5' }], '5')).toBe(true);
    expect(leaf([{ [operator]: '5' }], 5)).toBe(false);
    expect(leaf([{ [operator]: 'null' }], null)).toBe(false);
  });

  it('ignore case only when asked', () => {
    expect(leaf([{ prefix: 'A' }], 'ab')).toBe(false);
    expect(leaf([{ prefix: { 'equals-ignore-case': 'A' } }], 'ab')).toBe(true);
    expect(leaf([{ suffix: { 'equals-ignore-case': 'A' } }], 'ab')).toBe(false);
    expect(leaf([{ 'equals-ignore-case': 'aB' }], 'Abc')).toBe(false);
  });
});

describe('a wildcard', () => {
  const alphabet = fc.string({ unit: fc.constantFrom('a', 'b', '*', '\\'), maxLength: 8 });
  const escaped = (text: string) => text.replaceAll(/[\\*]/g, '\\$&');

  it('matches whatever stands in for its stars', () => {
    fc.assert(
      fc.property(fc.array(alphabet, { minLength: 1, maxLength: 4 }), alphabet, (parts, filler) => {
        const pieces = parts.filter((part, index) => part !== '' || index === 0);
        expect(leaf([{ wildcard: pieces.map(escaped).join('*') }], pieces.join(filler))).toBe(true);
      }),
    );
  });

  it('agrees with a regular expression', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 });
    const parts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 2 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(parts, letters, (all, value) => {
        const wildcard = all.join('*').replaceAll(/\*+/g, '*');
        const oracle = new RegExp(`^${wildcard.replaceAll('*', '.*')}$`);
        expect(leaf([{ wildcard }], value)).toBe(oracle.test(value));
      }),
    );
  });

  it.each([
    ['a*a', 'a', false],
    ['*', '', true],
    ['dir/*.png', 'dir/sub/x.png', true],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'axb', false],
    ['a\\\\*', 'a\\z', true],
    ['a*b*c', 'abbc', true],
    ['a*b*bc', 'abc', false],
  ])('%s against %s is %s', (wildcard, value, expected) => {
    expect(leaf([{ wildcard }], value)).toBe(expected);
  });
});

describe('anything-but', () => {
  const listOf = (items: fc.Arbitrary<unknown>) => fc.array(items, { minLength: 1, maxLength: 5 });

  it('is the opposite of the list, for a field that is there', () => {
    fc.assert(
      fc.property(
        fc.oneof(listOf(fc.string({ maxLength: 2 })), listOf(fc.integer({ min: 0, max: 5 }))),
        fc.oneof(fc.string({ maxLength: 2 }), fc.integer({ min: 0, max: 5 }), fc.boolean()),
        (list, value) => leaf([{ 'anything-but': list }], value) !== leaf(list, value),
      ),
    );
  });

  it.each(['x', 5, ['x', 'y'], { prefix: 'x' }, { wildcard: '*' }])(
    '%j does not match a missing field',
    (operand) => {
      expect(leaf([{ 'anything-but': operand }])).toBe(false);
      expect(leaf([{ 'anything-but': operand }], [])).toBe(false);
      expect(leaf([{ 'anything-but': operand }], {})).toBe(false);
    },
  );

  it('matches an array with one other element', () => {
    expect(leaf([{ 'anything-but': 'a' }], ['a', 'b'])).toBe(true);
    expect(leaf([{ 'anything-but': 'a' }], ['a', 'a'])).toBe(false);
  });

  it('counts a value of another type as something else', () => {
    expect(leaf([{ 'anything-but': 5 }], '5')).toBe(true);
    expect(leaf([{ 'anything-but': { prefix: 'n' } }], null)).toBe(true);
  });
});

describe('numeric', () => {
  const number = fc.double({ min: -5e9, max: 5e9, noNaN: true });

  it('compares as arithmetic does', () => {
    fc.assert(
      fc.property(number, fc.oneof(number, fc.constant(0)), (limit, value) => {
        expect(leaf([{ numeric: ['<', limit] }], value)).toBe(value < limit);
        expect(leaf([{ numeric: ['<=', limit] }], value)).toBe(value <= limit);
        expect(leaf([{ numeric: ['>', limit] }], value)).toBe(value > limit);
        expect(leaf([{ numeric: ['>=', limit] }], value)).toBe(value >= limit);
        expect(leaf([{ numeric: ['=', limit] }], value)).toBe(value === limit);
        expect(leaf([{ numeric: ['=', limit] }], limit)).toBe(true);
      }),
    );
  });

  it('respects each end of a range', () => {
    const inside = [0, 1, 2, 3].filter((n) => leaf([{ numeric: ['>', 0, '<=', 2] }], n));
    expect(inside).toEqual([1, 2]);
    const mirrored = [0, 1, 2, 3].filter((n) => leaf([{ numeric: ['>=', 1, '<', 3] }], n));
    expect(mirrored).toEqual([1, 2]);
  });

  it('is for numbers within the documented range', () => {
    expect(leaf([{ numeric: ['>', 0] }], '5')).toBe(false);
    expect(leaf([{ numeric: ['>', 0] }], 5_000_000_000)).toBe(true);
    expect(leaf([{ numeric: ['>', 0] }], 5_000_000_001)).toBe(false);
  });
});

describe('cidr', () => {
  it('covers the addresses that share the masked bits', () => {
    const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
    const asNumber = (parts: readonly number[]) => parts.reduce((sum, each) => sum * 256 + each, 0);
    fc.assert(
      fc.property(octets, octets, fc.integer({ min: 0, max: 31 }), (base, address, bits) => {
        const size = 2 ** (32 - bits);
        const same = Math.floor(asNumber(base) / size) === Math.floor(asNumber(address) / size);
        expect(leaf([{ cidr: `${base.join('.')}/${bits}` }], address.join('.'))).toBe(same);
      }),
    );
  });

  it('knows IPv6, and keeps to its own family', () => {
    expect(leaf([{ cidr: '2001:db8::/32' }], '2001:0db8:0:0::1')).toBe(true);
    expect(leaf([{ cidr: '2001:db8::/32' }], '2001:db9::1')).toBe(false);
    expect(leaf([{ cidr: '0.0.0.0/0' }], '2001:db8::1')).toBe(false);
    expect(leaf([{ cidr: '0.0.0.0/0' }], 'example.com')).toBe(false);
  });
});
