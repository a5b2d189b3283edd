import { type PolicyKind, parsePolicy } from '../../../local/iam/policy.ts';

type Elements = Readonly<Record<string, unknown>>;

/** Its statements allow every action where they do not say otherwise. */
export const aPolicy = (...statements: readonly Elements[]) => ({
  Version: '2012-10-17',
  Statement: statements.map((elements) => ({
    Effect: 'Allow',
    ...('NotAction' in elements ? {} : { Action: '*' }),
    ...elements,
  })),
});

export const ON_ALL = { Resource: '*' };

export const parse = (kind: PolicyKind, ...statements: readonly Elements[]) =>
  parsePolicy(aPolicy(...statements), kind, 'Policy');

export const ACCOUNT = '000000000000';
export const QUEUE = `arn:aws:sqs:ap-southeast-1:${ACCOUNT}:orders`;
export const TOPIC = `arn:aws:sns:ap-southeast-1:${ACCOUNT}:alarms`;
export const RULE = `arn:aws:events:ap-southeast-1:${ACCOUNT}:rule/shop/sold`;

/** Who may assume a role. */
export const trusting = (Service: string) =>
  aPolicy({ Principal: { Service }, Action: 'sts:AssumeRole' });
