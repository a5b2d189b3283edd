import { describe, expect, it } from 'vitest';
import { aTemplate } from '../support/a-template.ts';
import { anAccountTemplate } from '../support/an-account-template.ts';

const { ofType } = aTemplate();
const NAME = ['sns/', { Ref: 'AWS::Region' }, '/', { Ref: 'AWS::AccountId' }, '/DirectPub'];

describe('who reads receipts', () => {
  it('is subscribed to every line of the groups that the stack of the account makes', () => {
    const filters = ofType('AWS::Logs::SubscriptionFilter').map(([, each]) => each.Properties);
    const [logging] = anAccountTemplate().ofType('Custom::SmsDeliveryLogging');
    expect(filters.map(({ LogGroupName }) => LogGroupName)).toEqual(logging?.Properties.LogGroups);
    expect(filters.map(({ FilterPattern }) => FilterPattern)).toEqual(['', '']);
  });

  it('may be called for these two groups of this account, before it is subscribed', () => {
    const permissions = ofType('AWS::Lambda::Permission').filter(
      ([, { Properties }]) => Properties.Principal === 'logs.amazonaws.com',
    );
    expect(permissions).toHaveLength(2);
    for (const [, { Properties }] of permissions) {
      expect(Properties.SourceAccount).toEqual({ Ref: 'AWS::AccountId' });
      expect(JSON.stringify(Properties.SourceArn)).toContain(JSON.stringify(NAME).slice(2, 60));
    }
    const needed = ofType('AWS::Logs::SubscriptionFilter').map(([, each]) => each['DependsOn']);
    expect(needed.flat().toSorted()).toEqual(permissions.map(([id]) => id).toSorted());
  });

  it('may read and write what it needs, and text nobody', () => {
    const [[, policy] = []] = ofType('AWS::IAM::Policy').filter(([id]) =>
      id.startsWith('Receipts'),
    );
    const statements: readonly { readonly Action: string | readonly string[] }[] =
      policy?.Properties.PolicyDocument.Statement;
    const actions = statements.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => !action.startsWith('logs:')).toSorted()).toEqual([
      ...['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem', 'dynamodb:UpdateItem'],
      ...['secretsmanager:GetSecretValue', 'sqs:SendMessage'],
    ]);
  });

  it('leaves what it fails at in a queue that is alarmed', () => {
    const [[, reader] = []] = ofType('AWS::Lambda::Function').filter(([id]) =>
      id.startsWith('Receipts'),
    );
    const arn = reader?.Properties.DeadLetterConfig.TargetArn;
    const [alarm] = ofType('AWS::CloudWatch::Alarm').filter(([id]) =>
      id.includes('ReceiptsDeadLetters'),
    );
    const [dimension] = alarm?.[1].Properties.Dimensions ?? [];
    expect(dimension.Value['Fn::GetAtt'][0]).toBe(arn['Fn::GetAtt'][0]);
  });
});
