import { PublishCommand, type PublishCommandInput } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { FUNCTION, openAccount, TOPIC } from './account.ts';

const account = await openAccount();

type Attributes = PublishCommandInput['MessageAttributes'];
const text = (StringValue: string, DataType = 'String') => ({ DataType, StringValue });

const subscribe = (filterPolicy: unknown, filterPolicyScope?: string) =>
  account.topics.subscribe({
    ...{ topicArn: TOPIC, protocol: 'lambda', endpoint: FUNCTION },
    ...{ filterPolicy, filterPolicyScope },
  });

async function passes(MessageAttributes: Attributes, Message = 'text') {
  await account.sns.send(new PublishCommand({ TopicArn: TOPIC, Message, MessageAttributes }));
  return account.invoked.splice(0).length === 1;
}

// SNS developer guide, filter policies: keys are and, the values of a key are or; strings, numbers
// and arrays of attributes are compared, binary ones are not.
describe('a message passes a policy on attributes', () => {
  const store = (value: string) => ({ store: text(value) });
  it.each<[policy: object, attributes: Attributes, isPassed: boolean]>([
    [{ store: ['a', 'b'] }, store('b'), true],
    [{ store: ['a', 'b'] }, store('c'), false],
    [{ store: ['a'] }, store('A'), false],
    [{ store: ['a'] }, undefined, false],
    [{ store: ['a'], kind: ['x'] }, store('a'), false],
    [{ store: ['a'], kind: ['x'] }, { ...store('a'), kind: text('x') }, true],
    [{ store: [{ prefix: 'ab' }] }, store('abc'), true],
    [{ store: [{ prefix: 'ab' }] }, store('bab'), false],
    [{ store: [{ suffix: 'bc' }] }, store('abc'), true],
    [{ store: [{ 'anything-but': ['a', 'b'] }] }, store('c'), true],
    [{ store: [{ 'anything-but': ['a', 'b'] }] }, store('b'), false],
    [{ store: [{ 'anything-but': { prefix: 'a' } }] }, store('ab'), false],
    [{ store: [{ 'anything-but': ['a'] }] }, undefined, false],
    [{ store: [{ exists: true }] }, store('c'), true],
    [{ store: [{ exists: false }] }, store('c'), false],
    [{ store: [{ exists: false }] }, undefined, true],
    [{ n: [{ numeric: ['>', 0, '<=', 5] }] }, { n: text('5', 'Number') }, true],
    [{ n: [{ numeric: ['>', 0, '<=', 5] }] }, { n: text('5.1', 'Number') }, false],
    [{ n: [{ numeric: ['=', 5] }] }, { n: text('5') }, false],
    [{ n: [5] }, { n: text('5.0', 'Number') }, true],
    [{ a: ['x'] }, { a: text('["y","x"]', 'String.Array') }, true],
    [{ a: ['x'] }, { a: text('["y"]', 'String.Array') }, false],
    [{ a: [true] }, { a: text('[true]', 'String.Array') }, true],
    [{ a: [{ 'anything-but': ['x'] }] }, { a: text('["x","y"]', 'String.Array') }, true],
    [{ a: [{ exists: true }] }, { a: text('no JSON', 'String.Array') }, false],
    [
      { b: [{ exists: true }] },
      { b: { DataType: 'Binary', BinaryValue: Buffer.from('x') } },
      false,
    ],
  ])('%j with %j: %s', async (policy, attributes, isPassed) => {
    subscribe(policy);
    expect(await passes(attributes)).toBe(isPassed);
  });
});

describe('a message passes a policy on bodies', () => {
  it.each<[policy: object, body: string, isPassed: boolean]>([
    [{ a: { b: ['x'] } }, '{"a":{"b":"x"}}', true],
    [{ a: { b: ['x'] } }, '{"a":{"b":"y"}}', false],
    [{ a: { b: [{ 'anything-but': ['x'] }] } }, '{"a":{"b":"y"}}', true],
    [{ n: [{ numeric: ['<', 3] }] }, '{"n":2}', true],
    [{ a: ['x'] }, 'x', false],
    [{ a: [{ exists: false }] }, 'no JSON', false],
    [{ a: [{ exists: false }] }, '{}', true],
  ])('%j with %s: %s', async (policy, body, isPassed) => {
    subscribe(policy, 'MessageBody');
    expect(await passes({ a: text('x'), n: text('2', 'Number') }, body)).toBe(isPassed);
  });
});

// SNS developer guide, filter policy constraints: five keys, 150 combinations, numbers within a
// billion of zero, attributes that are not nested.
describe('a policy that cannot be judged', () => {
  const keys = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, ['v']]));
  const values = (count: number) => Array.from({ length: count }, (_, i) => `v${i}`);

  it.each<[policy: unknown, why: RegExp]>([
    [{ a: [{ wildcard: 'x*' }] }, /FilterPolicy\.a: wildcard is not played/],
    [{ a: [{ 'anything-but': { wildcard: 'x*' } }] }, /wildcard is not played/],
    [{ a: [{ cidr: '10.0.0.0/24' }] }, /cidr is not played/],
    [{ $or: [{ a: ['x'] }, { b: ['x'] }] }, /\$or is not played/],
    [{ a: 'x' }, /FilterPolicy\.a: found x; allowed/],
    [{ a: [] }, /FilterPolicy\.a/],
    [{ a: [{ near: 'x' }] }, /FilterPolicy\.a\[0\]: found near/],
    [{ a: { b: ['x'] } }, /FilterPolicy\.a\.b is nested/],
    [{ a: [{ numeric: ['<', 1_000_000_001] }] }, /-1e9 to 1e9/],
    [keys(6), /6 keys; allowed are 5/],
    [{ a: values(151) }, /151 combinations; allowed are 150/],
    [{ a: values(13), b: values(12) }, /156 combinations/],
    ['{', /no JSON/],
  ])('is refused: %j', (policy, why) => {
    expect(() => subscribe(policy)).toThrow(why);
  });

  it('counts values of nested keys once for each level', () => {
    expect(() => subscribe({ a: { b: values(76) } }, 'MessageBody')).toThrow(/152 combinations/);
    subscribe({ a: { b: values(75) } }, 'MessageBody');
  });

  it('is taken with five keys and 150 combinations', () => {
    subscribe({ ...keys(3), a: values(10), b: values(15) });
  });

  it('is one of an unknown scope', () => {
    expect(() => subscribe({ a: ['x'] }, 'Body')).toThrow(/FilterPolicyScope: Body; allowed/);
  });
});
