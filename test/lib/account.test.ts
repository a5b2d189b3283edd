import { readFileSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACCOUNT_ACKNOWLEDGED } from '../../lib/account-nag.ts';
import { anAccountApp, anAccountTemplate } from '../support/an-account-template.ts';
import { nag } from './nag.ts';

const { json, ofType } = anAccountTemplate();
const policies = ofType('AWS::IAM::Policy').flatMap(
  ({ Properties }) => Properties.PolicyDocument.Statement,
);

const GROUP = /log-group:sns\/",{"Ref":"AWS::Region"},"\/",{"Ref":"AWS::AccountId"},"\/DirectP/;

describe('the stack of the account', () => {
  it('has SNS alone log, under no condition that SNS may not meet', () => {
    const [role] = ofType('AWS::IAM::Role').filter(({ Properties }) => Properties.Description);
    expect(role?.Properties.AssumeRolePolicyDocument.Statement).toEqual([
      {
        ...{ Effect: 'Allow', Action: 'sts:AssumeRole' },
        Principal: { Service: 'sns.amazonaws.com' },
      },
    ]);
  });

  it('lets nobody at any log group but the two of SNS, and the one of its function', () => {
    const logging = policies.filter(({ Action }) => JSON.stringify(Action).includes('logs:'));
    expect(logging).toHaveLength(3);
    for (const { Resource } of logging.slice(0, 2)) {
      for (const each of Resource) expect(JSON.stringify(each)).toMatch(GROUP);
    }
    for (const { Resource, Action } of policies) {
      expect(JSON.stringify(Action)).not.toContain('*');
      if (Resource === '*')
        expect(Action).toEqual(['sns:GetSMSAttributes', 'sns:SetSMSAttributes']);
    }
  });

  it('hands SNS no role but its own', () => {
    const passing = policies.filter(({ Action }) => Action === 'iam:PassRole');
    expect(passing).toEqual([
      expect.objectContaining({
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/LoggingRole/), 'Arn'] },
        Condition: { StringEquals: { 'iam:PassedToService': 'sns.amazonaws.com' } },
      }),
    ]);
  });

  it('encrypts the two groups and no others, by a key that changes and outlives it', () => {
    const [key] = ofType('AWS::KMS::Key');
    expect([key?.Properties.EnableKeyRotation, key?.['DeletionPolicy']]).toEqual([true, 'Retain']);
    const [, logs] = key?.Properties.KeyPolicy.Statement ?? [];
    const arns = logs.Condition.ArnEquals['kms:EncryptionContext:aws:logs:arn'];
    expect(arns).toHaveLength(2);
    for (const arn of arns) expect(JSON.stringify(arn)).toMatch(GROUP);
  });

  it('asks its function after all permissions are there', () => {
    const [resource] = ofType('Custom::SmsDeliveryLogging');
    expect(resource?.['DependsOn']).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/FunctionRoleDefaultPolicy/),
        expect.stringMatching(/LoggingRoleDefaultPolicy/),
      ]),
    );
  });

  it('is what it was: whoever changes it sees all of it', async () => {
    const text = `${JSON.stringify(json, null, 2)}\n`.replaceAll(/[0-9a-f]{64}/g, '<asset>');
    await expect(text).toMatchFileSnapshot('dingdong-account.template.json');
  });
});

describe('by AwsSolutions the stack of the account', () => {
  const app = anAccountApp();
  const { failure, found, acknowledged } = nag(app);
  rmSync(app.outdir, { recursive: true, force: true });

  it('is clean, but for what is acknowledged', () => {
    expect([found, failure]).toEqual([[], '']);
  });

  it('is still found to have all that is acknowledged, each for a reason', () => {
    const known = ACCOUNT_ACKNOWLEDGED.map(({ id, path }) => `${id} dingdong-account/${path}`);
    expect(acknowledged.toSorted()).toEqual(known.toSorted());
    for (const { reason } of ACCOUNT_ACKNOWLEDGED) expect(reason).toMatch(/^[A-Z].{30,}\.$/);
  });
});

describe('what deploys it', () => {
  it('is in the runbook', () => {
    const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
    expect(runbook).toContain('npx cdk deploy --app "node bin/account.ts"');
  });
});
