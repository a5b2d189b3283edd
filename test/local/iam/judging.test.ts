import { describe, expect, it } from 'vitest';
import { createIam } from '../../../local/iam/iam.ts';
import { roleArnOf } from '../../../local/iam/policy-book.ts';
import { ACCOUNT, aPolicy, ON_ALL, QUEUE, RULE, trusting } from './policies.ts';

type Statements = readonly Readonly<Record<string, unknown>>[];

const SENDER = roleArnOf('sender');

/** Why the role `sender` may not send to the queue, given its policies and those of the queue. */
function sendingUnder(own: Statements, ofQueue: Statements = []): string | undefined {
  const iam = createIam();
  iam.addRole('sender', { at: 'Sender', document: trusting('lambda.amazonaws.com') });
  if (own.length > 0) iam.addIdentityPolicy('sender', { at: 'Own', document: aPolicy(...own) });
  if (ofQueue.length > 0) {
    iam.addResourcePolicy(QUEUE, { at: 'OfQueue', document: aPolicy(...ofQueue) });
  }
  const call = { action: 'sqs:SendMessage', resource: QUEUE };
  return iam.role({ roleArn: SENDER, session: 'send', ...call })?.message;
}

const WHO = `User: arn:aws:sts::${ACCOUNT}:assumed-role/sender/send is not authorized`;
const DENIED = `${WHO} to perform: sqs:SendMessage on resource: ${QUEUE}`;
const NONE = `${DENIED} because no identity-based policy allows the sqs:SendMessage action`;

// IAM User Guide, policy evaluation logic within one account, and the messages of access denied.
describe('a call under a role', () => {
  const everyone = { Principal: '*', ...ON_ALL };
  const allow = { Action: 'sqs:SendMessage', ...ON_ALL };
  const deny = { Effect: 'Deny', ...ON_ALL };

  it('is denied where no policy says anything', () => {
    expect(sendingUnder([])).toBe(NONE);
  });

  it("is allowed by the role's own policy, whatever the queue's leaves unsaid", () => {
    expect(sendingUnder([allow])).toBeUndefined();
    const others = { Principal: { Service: 'events.amazonaws.com' }, ...ON_ALL };
    expect(sendingUnder([allow], [others])).toBeUndefined();
  });

  it('is denied where the policy allows another action, or the same on another queue', () => {
    expect(sendingUnder([{ Action: 'sqs:ReceiveMessage', ...ON_ALL }])).toBe(NONE);
    expect(sendingUnder([{ Resource: `${QUEUE}-2` }])).toBe(NONE);
  });

  it('is denied by a Deny of its own policy, before or after the Allow', () => {
    const words = `${DENIED} with an explicit deny in an identity-based policy`;
    expect(sendingUnder([allow, deny])).toBe(words);
    expect(sendingUnder([deny, allow])).toBe(words);
  });

  it("is denied by a Deny of the queue's policy", () => {
    expect(sendingUnder([allow], [{ Effect: 'Deny', ...everyone }])).toBe(
      `${DENIED} with an explicit deny in a resource-based policy`,
    );
  });

  it.each<[who: string, Principal: unknown, isAllowed: boolean]>([
    ['everyone', '*', true],
    ['every principal of AWS', { AWS: '*' }, true],
    ['the role', { AWS: SENDER }, true],
    ['its session', { AWS: `arn:aws:sts::${ACCOUNT}:assumed-role/sender/send` }, true],
    ['another role', { AWS: roleArnOf('reader') }, false],
    ['a service', { Service: 'lambda.amazonaws.com' }, false],
    // It hands the decision to the account, whose own policies must then allow.
    ['the account', { AWS: ACCOUNT }, false],
  ])("and a queue's policy that allows %s: %s", (_, Principal, isAllowed) => {
    const refusal = sendingUnder([], [{ Principal, ...ON_ALL }]);
    expect(refusal).toBe(isAllowed ? undefined : NONE);
  });

  it('is hit by a Deny of the whole account', () => {
    const Principal = { AWS: `arn:aws:iam::${ACCOUNT}:root` };
    expect(sendingUnder([allow], [{ Effect: 'Deny', Principal, ...ON_ALL }])).toContain(
      'explicit deny',
    );
  });

  it('of a role that is not there is denied', () => {
    const call = { roleArn: roleArnOf('nobody'), session: 'send', action: 'a:B', resource: '*' };
    expect(createIam().role(call)?.message).toContain('assumed-role/nobody/send');
  });
});

// Amazon SQS developer guide, policies that let a service send; EventBridge user guide, resource-
// based policies: the rule's ARN in aws:SourceArn.
describe('a service that acts for a rule', () => {
  const events = { Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage' };
  const forRule = { Condition: { ArnEquals: { 'aws:SourceArn': RULE } } };

  const putting = (statements: Statements, sourceArn = RULE) => {
    const iam = createIam();
    if (statements.length > 0) {
      iam.addResourcePolicy(QUEUE, { at: 'OfQueue', document: aPolicy(...statements) });
    }
    const call = { service: 'events.amazonaws.com', action: 'sqs:SendMessage', sourceArn };
    return iam.service({ ...call, resource: QUEUE })?.message;
  };

  it('is denied where the queue has no policy', () => {
    expect(putting([])).toBe(
      `User: events.amazonaws.com for ${RULE} is not authorized to perform: sqs:SendMessage on ` +
        `resource: ${QUEUE} because no resource-based policy allows the sqs:SendMessage action`,
    );
  });

  it('is allowed for the rule that the policy names, and for no other', () => {
    expect(putting([{ ...events, ...forRule, ...ON_ALL }])).toBeUndefined();
    expect(putting([{ ...events, ...forRule, ...ON_ALL }], `${RULE}-2`)).toContain(`${RULE}-2`);
  });

  it('is denied where the policy names another service', () => {
    const Principal = { Service: 'sns.amazonaws.com' };
    expect(putting([{ ...events, Principal, ...ON_ALL }])).toContain('no resource-based policy');
  });

  it('is denied by a Deny for everyone', () => {
    const denial = { Effect: 'Deny', Principal: '*', ...ON_ALL };
    expect(putting([{ ...events, ...ON_ALL }, denial])).toContain('explicit deny in a resource');
  });
});

describe('a role', () => {
  it('is assumed by the service that it trusts, and by no other', () => {
    const iam = createIam();
    iam.addRole('sender', { at: 'Sender', document: trusting('lambda.amazonaws.com') });
    expect(iam.mayAssume('lambda.amazonaws.com', SENDER)).toBe(true);
    expect(iam.mayAssume('scheduler.amazonaws.com', SENDER)).toBe(false);
    expect(iam.mayAssume('lambda.amazonaws.com', roleArnOf('nobody'))).toBe(false);
  });

  it('that trusts for the sake of one source is assumed for no other', () => {
    const iam = createIam();
    const Condition = {
      StringEquals: { 'aws:SourceAccount': ACCOUNT },
      ArnLike: { 'aws:SourceArn': RULE },
    };
    const Principal = { Service: 'scheduler.amazonaws.com' };
    const document = aPolicy({ Principal, Action: 'sts:AssumeRole', Condition });
    iam.addRole('sender', { at: 'Sender', document });
    expect(iam.mayAssume('scheduler.amazonaws.com', SENDER, RULE)).toBe(true);
    expect(iam.mayAssume('scheduler.amazonaws.com', SENDER, `${RULE}-2`)).toBe(false);
    expect(iam.mayAssume('scheduler.amazonaws.com', SENDER)).toBe(false);
  });

  it('that is not there takes no policy', () => {
    const adding = () => createIam().addIdentityPolicy('nobody', { at: 'P', document: aPolicy() });
    expect(adding).toThrow('P: there is no role nobody');
  });
});

describe('a resource', () => {
  it('has one policy: AWS would forget the first', () => {
    const iam = createIam();
    const document = aPolicy({ Principal: '*', ...ON_ALL });
    iam.addResourcePolicy(QUEUE, { at: 'One', document });
    const adding = () => iam.addResourcePolicy(QUEUE, { at: 'Two', document });
    expect(adding).toThrow(`Two: ${QUEUE} has a policy already`);
  });
});
