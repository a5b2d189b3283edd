import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaf, match } from './event-pattern/match.ts';

const EC2 = {
  version: '0',
  'detail-type': 'EC2 Instance State-change Notification',
  source: 'aws.ec2',
  time: '2017-10-02T16:24:49Z',
  region: 'us-west-1',
  resources: ['arn:aws:ec2:us-west-1:123456789012:instance/i-1234567890abcdef0'],
  detail: {
    'c-count': 5,
    'd-count': 3,
    'x-limit': 301.8,
    'source-ip': '10.0.0.33',
    eventVersion: '',
    responseElements: null,
    state: 'terminated',
  },
};

describe('the documented examples', () => {
  it.each<[matched: boolean, pattern: unknown]>([
    [true, { source: ['aws.ec2'], detail: { state: ['terminated'] } }],
    [true, { source: ['aws.ec2', 'aws.fargate'] }],
    [false, { source: ['aws.fargate'] }],
    [false, { source: ['AWS.ec2'] }],
    [true, { resources: [...EC2.resources, 'arn:aws:other'] }],
    [true, { time: [{ prefix: '2017-10-02' }] }],
    [true, { source: [{ prefix: { 'equals-ignore-case': 'AWS.' } }] }],
    [true, { source: [{ suffix: 'ec2' }] }],
    [true, { source: [{ suffix: { 'equals-ignore-case': 'EC2' } }] }],
    [true, { source: [{ 'equals-ignore-case': 'AWS.EC2' }] }],
    [true, { region: [{ wildcard: 'us-*-1' }] }],
    [false, { region: [{ 'anything-but': { prefix: 'us-' } }] }],
    [true, { detail: { state: [{ 'anything-but': 'initializing' }] } }],
    [false, { detail: { state: [{ 'anything-but': ['terminated', 'overloaded'] }] } }],
    [true, { detail: { 'x-limit': [{ 'anything-but': [100, 200, 300] }] } }],
    [false, { detail: { state: [{ 'anything-but': { suffix: ['x', 'ated'] } }] } }],
    [false, { detail: { state: [{ 'anything-but': { 'equals-ignore-case': 'TERMINATED' } }] } }],
    [false, { detail: { state: [{ 'anything-but': { wildcard: ['*rmi*', 'z*'] } }] } }],
    [true, { detail: { 'c-count': [{ numeric: ['>', 0, '<=', 5] }] } }],
    [false, { detail: { 'c-count': [{ numeric: ['>', 0, '<', 5] }] } }],
    [true, { detail: { 'd-count': [{ numeric: ['<', 10] }] } }],
    [true, { detail: { 'x-limit': [{ numeric: ['=', 3.018e2] }] } }],
    [true, { detail: { 'source-ip': [{ cidr: '10.0.0.0/24' }] } }],
    [false, { detail: { 'source-ip': [{ cidr: '10.0.1.0/24' }] } }],
    [true, { detail: { eventVersion: [''] } }],
    [true, { detail: { responseElements: [null] } }],
    [false, { detail: { responseElements: [''] } }],
    [true, { detail: { state: [{ exists: true }] } }],
    [true, { detail: { absent: [{ exists: false }] } }],
    [true, { $or: [{ source: ['aws.s3'] }, { detail: { 'c-count': [5] } }] }],
    [true, { source: ['aws.ec2'], detail: { $or: [{ 'c-count': [1] }, { 'd-count': [3] }] } }],
    [false, { source: ['aws.s3'], $or: [{ region: ['us-west-1'] }, { version: ['0'] }] }],
  ])('answers %s to %j', (expected, pattern) => {
    expect(match(pattern, EC2)).toBe(expected);
  });
});

describe('a literal', () => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));

  it('matches exactly itself', () => {
    fc.assert(fc.property(scalar, scalar, (a, b) => leaf([a], b) === (a === b)));
  });

  it('matches an array that holds it', () => {
    fc.assert(fc.property(scalar, fc.array(scalar), (a, rest) => leaf([a], [...rest, [a]])));
  });

  it('never matches a field that is missing or inherited', () => {
    expect(leaf([null])).toBe(false);
    expect(match({ toString: [{ exists: true }] }, {})).toBe(false);
  });

  it('compares numbers by value, and never to text', () => {
    expect(match(JSON.parse('{"x":[3.0e2]}'), JSON.parse('{"x":300.0}'))).toBe(true);
    expect(leaf([300], '300')).toBe(false);
  });
});

describe('exists', () => {
  it.each<[event: unknown, present: boolean]>([
    [{ a: { x: 1 } }, true],
    [{ a: { x: null } }, true],
    [{ a: { x: '' } }, true],
    [{ a: { x: { deeper: 1 } } }, false],
    [{ a: { x: [] } }, false],
    [{ a: {} }, false],
    [{ a: 'text' }, false],
    [{}, false],
  ])('sees in %j a leaf: %s', (event, present) => {
    expect(match({ a: { x: [{ exists: true }] } }, event)).toBe(present);
    expect(match({ a: { x: [{ exists: false }] } }, event)).toBe(!present);
  });

  it('combines with values', () => {
    expect(leaf([{ exists: false }, 'a'])).toBe(true);
    expect(leaf([{ exists: false }, 'a'], 'a')).toBe(true);
    expect(leaf([{ exists: false }, 'a'], 'b')).toBe(false);
  });
});

describe('objects inside an event array', () => {
  const employees = [
    [{ first: 'Anna', last: 'Smith' }],
    { first: 'Peter', last: 'Jones', tags: ['a', 'b'] },
  ];

  it('match when all fields hold for one and the same element', () => {
    const named = (first: string, last: string) =>
      match({ employees: { first: [first], last: [last] } }, { employees });
    expect(named('Anna', 'Smith')).toBe(true);
    expect(named('Anna', 'Jones')).toBe(false);
  });

  it('are no leaves', () => {
    expect(match({ employees: [{ 'anything-but': 'x' }] }, { employees })).toBe(false);
    expect(match({ employees: { tags: ['b'] } }, { employees })).toBe(true);
  });
});

describe('an event', () => {
  it('that is no object matches nothing', () => {
    for (const event of [undefined, null, 'x', 5, [{}]]) {
      expect(match({ x: [{ exists: false }] }, event)).toBe(false);
    }
  });

  it('still matches with more fields than the pattern names', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (extra) =>
        match({ x: ['a'], 'y-z': [{ exists: true }] }, { ...extra, x: 'a', 'y-z': 1 }),
      ),
    );
  });
});
