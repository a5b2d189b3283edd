import { describe, expect, it } from 'vitest';
import { scopesOf } from '../../../local/iam/policy.ts';
import { ACCOUNT, parse, QUEUE, TOPIC } from './policies.ts';

/** Whether a statement speaks of a call. */
const speaksOf = (elements: object, action: string, resource = QUEUE) => {
  const given = { Action: '*', Resource: '*', ...elements };
  const [statement] = parse('identity', JSON.parse(JSON.stringify(given)));
  if (statement === undefined) throw new Error('no statement');
  return scopesOf(statement, { action, resource }, {}).length > 0;
};

// IAM User Guide, JSON policy elements: Action, NotAction.
describe('an action', () => {
  it.each<[written: string, asked: string, isMeant: boolean]>([
    ['sqs:SendMessage', 'sqs:SendMessage', true],
    ['SQS:sendmessage', 'sqs:SendMessage', true],
    ['sqs:Send', 'sqs:SendMessage', false],
    ['sqs:Send*', 'sqs:SendMessage', true],
    ['sqs:*Message', 'sqs:SendMessageBatch', false],
    ['sqs:?endMessage', 'sqs:SendMessage', true],
    ['sqs:?SendMessage', 'sqs:SendMessage', false],
    ['*', 'sqs:SendMessage', true],
    ['sns:*', 'sqs:SendMessage', false],
  ])('%s and a call of %s: %s', (Action, asked, isMeant) => {
    expect(speaksOf({ Action }, asked)).toBe(isMeant);
  });

  it('may be any but some', () => {
    const but = { Action: undefined, NotAction: ['sqs:Delete*', 'sns:*'] };
    expect(speaksOf(but, 'sqs:SendMessage')).toBe(true);
    expect(speaksOf(but, 'sqs:DeleteMessage')).toBe(false);
    expect(speaksOf(but, 'sns:Publish')).toBe(false);
  });
});

// IAM User Guide, JSON policy elements: Resource.
describe('a resource', () => {
  const sqs = `arn:aws:sqs:ap-southeast-1:${ACCOUNT}`;
  it.each<[written: string, asked: string, isMeant: boolean]>([
    [QUEUE, QUEUE, true],
    [`${sqs}:Orders`, QUEUE, false],
    [`${sqs}:ord`, QUEUE, false],
    [`${sqs}:ord*`, QUEUE, true],
    [`${sqs}:order?`, QUEUE, true],
    [`${sqs}:order.`, QUEUE, false],
    ['arn:aws:sqs:*:*:orders', QUEUE, true],
    ['arn:aws:sqs:*', QUEUE, true],
    ['arn:aws:s*s:ap-southeast-1:*', QUEUE, true],
    ['arn:aws:s*-1:000000000000:orders', QUEUE, false],
    ['*', '+8613800138000', true],
    ['arn:aws:logs:*:*:log-group:a:*', 'arn:aws:logs:r:1:log-group:a:log-stream:b', true],
  ])('%s and a call on %s: %s', (Resource, asked, isMeant) => {
    expect(speaksOf({ Resource }, 'sqs:SendMessage', asked)).toBe(isMeant);
  });

  it('may be any but some, such as a phone, which is no topic', () => {
    const phones = { Resource: undefined, NotResource: 'arn:aws:sns:*:*:*' };
    expect(speaksOf(phones, 'sns:Publish', '+8613800138000')).toBe(true);
    expect(speaksOf(phones, 'sns:Publish', TOPIC)).toBe(false);
  });
});
