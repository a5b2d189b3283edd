import { describe, expect, it } from 'vitest';
import { type Circumstances, parseConditions } from '../../../local/iam/condition.ts';
import { createIam } from '../../../local/iam/iam.ts';
import { roleArnOf } from '../../../local/iam/policy-book.ts';
import { aPolicy, ON_ALL, QUEUE, RULE, trusting } from './policies.ts';

const holds = (condition: unknown, circumstances: Circumstances): boolean =>
  parseConditions(condition, 'Policy.Condition').every((each) => each(circumstances));

const ofRule = (operator: string, value: unknown, sourceArn = RULE) =>
  holds({ [operator]: { 'aws:SourceArn': value } }, { 'aws:SourceArn': sourceArn });

// IAM User Guide, JSON policy elements: condition operators.
describe('a condition', () => {
  it.each<[operator: string, value: unknown, isTrue: boolean]>([
    ['StringEquals', RULE, true],
    ['StringEquals', RULE.toUpperCase(), false],
    ['StringEquals', 'arn:*', false],
    ['StringLike', 'arn:*', true],
    ['StringLike', 'arn:*:rule/shop/sol?', true],
    ['StringLike', 'arn:*:rule/shop/?', false],
    ['ArnEquals', RULE, true],
    ['ArnEquals', RULE.replace('sold', '*'), true],
    ['ArnLike', RULE.replace('sold', '*'), true],
    // Each of an ARN's six parts by itself: a star does not reach into the next.
    ['ArnLike', 'arn:aws:events:*:*:rule/*', true],
    ['ArnLike', 'arn:aws:e*:*:*:*:sold', false],
    ['ArnEquals', `${RULE}-2`, false],
    ['StringEquals', [`${RULE}-2`, RULE], true],
    ['ArnLike', [`${RULE}-2`, `${RULE}-3`], false],
  ])('%s %j of the source: %s', (operator, value, isTrue) => {
    expect(ofRule(operator, value)).toBe(isTrue);
  });

  it('compares names of keys without case', () => {
    expect(holds({ StringEquals: { 'AWS:SourceArn': RULE } }, { 'aws:SourceArn': RULE })).toBe(
      true,
    );
  });

  it('holds where all of its operators and keys do', () => {
    const both = { StringEquals: { 'aws:SourceAccount': '1' }, ArnLike: { 'aws:SourceArn': RULE } };
    expect(holds(both, { 'aws:SourceArn': RULE, 'aws:SourceAccount': '1' })).toBe(true);
    expect(holds(both, { 'aws:SourceArn': RULE, 'aws:SourceAccount': '2' })).toBe(false);
  });

  it('on what is not known does not hold, but with IfExists', () => {
    expect(holds({ StringEquals: { 'aws:SourceArn': RULE } }, {})).toBe(false);
    expect(holds({ StringEqualsIfExists: { 'aws:SourceArn': RULE } }, {})).toBe(true);
    expect(ofRule('StringEqualsIfExists', `${RULE}-2`)).toBe(false);
  });

  it.each(['true', true, 'True'])('Bool takes %j', (value) => {
    const secure = { Bool: { 'aws:SecureTransport': value } };
    expect(holds(secure, { 'aws:SecureTransport': 'true' })).toBe(true);
    expect(holds(secure, { 'aws:SecureTransport': 'false' })).toBe(false);
  });
});

/** Why a role may not do a thing, where a condition stands on its Allow. */
const under = (Condition: unknown, action: string, resource = QUEUE) => {
  const iam = createIam();
  iam.addRole('sender', { at: 'Sender', document: trusting('lambda.amazonaws.com') });
  iam.addIdentityPolicy('sender', { at: 'Own', document: aPolicy({ ...ON_ALL, Condition }) });
  return iam.role({ roleArn: roleArnOf('sender'), session: 'send', action, resource })?.message;
};

describe('a call under a role', () => {
  it('is over TLS, as on AWS: a Deny of what is not is none of it', () => {
    expect(under({ Bool: { 'aws:SecureTransport': 'true' } }, 'sqs:SendMessage')).toBeUndefined();
    expect(under({ Bool: { 'aws:SecureTransport': 'false' } }, 'sqs:SendMessage')).toBeDefined();
  });

  it('is by its role', () => {
    const by = (name: string) => ({ ArnEquals: { 'aws:PrincipalArn': roleArnOf(name) } });
    expect(under(by('sender'), 'sqs:SendMessage')).toBeUndefined();
    expect(under(by('other'), 'sqs:SendMessage')).toBeDefined();
  });

  it('comes from no source', () => {
    expect(under({ ArnLike: { 'aws:SourceArn': RULE } }, 'sqs:SendMessage')).toBeDefined();
  });
});
