import { describe, expect, it } from 'vitest';
import { createAccount } from '../../functions/account/account.ts';
import type { CarrierLogGroup, Outcome, StackRequest } from '../../functions/ports/account.ts';
import { memoryLog } from '../support/memory-log.ts';

const OURS = 'arn:aws:iam::000000000000:role/ours';
const PROPERTIES = {
  ServiceToken: 'arn:aws:lambda:ap-southeast-1:000000000000:function:account',
  LogGroups: ['sns/success', 'sns/failure'],
  RetentionDays: '3',
  KeyArn: 'arn:key',
  RoleArn: OURS,
  SampledPercent: '100',
};

const aRequest = (RequestType: string, change: object = {}) => ({
  RequestType,
  ResponseURL: 'https://cloudformation.example/answer?signature=secret',
  StackId: 'arn:stack',
  RequestId: 'request-1',
  LogicalResourceId: 'Logging',
  ResourceType: 'Custom::SmsDeliveryLogging',
  ResourceProperties: { ...PROPERTIES, ...change },
});

/** An account in memory; what is named in `broken` refuses. */
function anAccount(broken: 'groups' | 'attributes' | 'nothing' = 'nothing') {
  const groups = new Map<string, CarrierLogGroup>();
  const answers: (readonly [StackRequest, string, Outcome])[] = [];
  const { log, logged } = memoryLog();
  const state = { role: undefined as string | undefined, sampledPercent: -1, turns: 0 };
  const refuse = (what: typeof broken) => {
    if (broken !== what) return;
    throw Object.assign(new Error('User x is not authorized'), { name: 'AccessDenied' });
  };
  const account = createAccount({
    logging: {
      async provideGroup(group) {
        refuse('groups');
        groups.set(group.name, group);
      },
      async role() {
        refuse('attributes');
        return state.role;
      },
      async turnOn(role, sampledPercent) {
        refuse('attributes');
        Object.assign(state, { role, sampledPercent, turns: state.turns + 1 });
      },
      async turnOff() {
        state.role = undefined;
      },
    },
    stack: {
      answer: async (...given) => void answers.push(given),
    },
    log,
  });
  return { account, groups, answers, logged, state };
}

describe('an account whose stack is', () => {
  it.each(['Create', 'Update'])('asked to %s has its groups, and logs into them', async (type) => {
    const { account, groups, answers, state } = anAccount();
    await account(aRequest(type));
    expect([...groups.values()]).toEqual(
      PROPERTIES.LogGroups.map((name) => ({ name, retentionDays: 3, keyArn: 'arn:key' })),
    );
    expect(state).toMatchObject({ role: OURS, sampledPercent: 100 });
    expect(answers.map(([, , outcome]) => outcome)).toEqual([{ is: 'done' }]);
  });

  it('asked the same again is as it was, under the same id', async () => {
    const { account, groups, answers, state } = anAccount();
    for (const type of ['Create', 'Create', 'Update', 'Update']) await account(aRequest(type));
    expect([groups.size, state.role]).toEqual([2, OURS]);
    expect(new Set(answers.map(([, id]) => id)).size).toBe(1);
  });

  it('changed takes what is new', async () => {
    const { account, groups, state } = anAccount();
    await account(aRequest('Create'));
    await account(aRequest('Update', { RetentionDays: '5', RoleArn: 'arn:new' }));
    expect(groups.get('sns/failure')?.retentionDays).toBe(5);
    expect(state.role).toBe('arn:new');
  });

  it('deleted logs no longer, and keeps what was logged', async () => {
    const { account, groups, answers, state } = anAccount();
    await account(aRequest('Create'));
    await account(aRequest('Delete'));
    expect([state.role, groups.size]).toEqual([undefined, 2]);
    expect(answers[1]?.[2]).toEqual({ is: 'done' });
  });

  it('deleted leaves alone what somebody else has set since', async () => {
    const { account, state } = anAccount();
    await account(aRequest('Create'));
    state.role = 'arn:somebody';
    await account(aRequest('Delete'));
    expect(state.role).toBe('arn:somebody');
  });

  it('deleted after it could not be made goes in peace', async () => {
    const { account, answers } = anAccount();
    await account({ ...aRequest('Delete'), ResourceProperties: { RetentionDays: 'soon' } });
    expect(answers.map(([, , outcome]) => outcome)).toEqual([{ is: 'done' }]);
  });
});

describe('what cannot be done', () => {
  it.each<[what: string, broken: 'groups' | 'attributes' | 'nothing', change: object, RegExp]>([
    ['a group that is refused', 'groups', {}, /^log group sns\/success: AccessDenied: User x/],
    ['attributes that are refused', 'attributes', {}, /^SMS attributes: AccessDenied: User x/],
    ['no retention', 'nothing', { RetentionDays: 'soon' }, /ResourceProperties\.RetentionDays/],
    ['no groups', 'nothing', { LogGroups: [] }, /ResourceProperties\.LogGroups/],
    ['a share beyond all', 'nothing', { SampledPercent: '101' }, /\.SampledPercent/],
  ])('is answered with what was wrong: %s', async (_, broken, change, reason) => {
    const { account, answers, logged } = anAccount(broken);
    await account(aRequest('Create', change));
    expect(answers).toEqual([
      [
        expect.objectContaining({ RequestId: 'request-1', LogicalResourceId: 'Logging' }),
        'sms-delivery-logging',
        { is: 'failed', reason: expect.stringMatching(reason) },
      ],
    ]);
    // Whoever has the URL may answer in our place.
    expect(logged.join()).not.toContain('signature=secret');
  });

  it('is thrown where nobody waits for an answer', async () => {
    const { account, answers } = anAccount();
    await expect(account({ RequestType: 'Create' })).rejects.toThrow('event.ResponseURL');
    expect(answers).toEqual([]);
  });
});
