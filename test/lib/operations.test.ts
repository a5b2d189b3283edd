import { describe, expect, it } from 'vitest';
import { alarmName } from '../../functions/domain/alarm-mode.ts';
import { aTemplate } from '../support/a-template.ts';

const { ofType } = aTemplate({ settings: { monthlyLimitDollars: 500 } });

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** The alarm whose logical id begins so, but for the hash that ends it. */
function alarm(id: string) {
  const found = ofType('AWS::CloudWatch::Alarm').filter(
    ([logicalId]) => logicalId.replace(/[0-9A-F]{8}$/, '') === `Operations${id}`,
  );
  const [[, resource] = []] = found;
  if (resource === undefined || found.length > 1) throw new Error(`${found.length} are ${id}`);
  return resource.Properties;
}

describe("the alarms of the month's limit", () => {
  it.each([
    ['SpendNear', 'spend-near', 400],
    ['SpendReached', 'spend-reached', 500],
  ] as const)('%s is named as who sets modes knows it', (id, known, dollars) => {
    expect(alarm(id)).toMatchObject({
      AlarmName: alarmName('dingdong-dev', known),
      Namespace: 'AWS/SNS',
      MetricName: 'SMSMonthToDateSpentUSD',
      Statistic: 'Maximum',
      Threshold: dollars,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
    expect(alarm(id)).not.toHaveProperty('Dimensions');
  });

  it.each(['SpendNear', 'SpendReached'])('%s rings when it is over as well', (id) => {
    expect(alarm(id).OKActions).toEqual(alarm(id).AlarmActions);
  });

  it.each(['SpendNear', 'SpendReached'])('%s is not over for want of texts', (id) => {
    expect(alarm(id).TreatMissingData).toBe('ignore');
  });
});

describe('the alarms of what waits or is dear', () => {
  it.each([
    ['TransactionalHalted', 'Halted', { Lane: 'transactional' }],
    ['MarketingHalted', 'Halted', { Lane: 'marketing' }],
    ['Stopped', 'Deferred', { Lane: 'transactional', Reason: 'paused' }],
    ['CarrierAway', 'Deferred', { Lane: 'transactional', Reason: 'carrier' }],
    ['OverBudget', 'OverBudget', { Lane: 'transactional' }],
    ['Runaway', 'Suppressed', { Lane: 'transactional', Reason: 'runaway' }],
  ])('%s watches what senders count', (id, metric, dimensions) => {
    expect(alarm(id)).toMatchObject({
      ...{ Namespace: 'dingdong', MetricName: metric, Statistic: 'Sum', Threshold: 0 },
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    });
  });
});

describe('who sets the mode that an alarm calls for', () => {
  const [[functionId, setter] = []] = ofType('AWS::Lambda::Function').filter(([id]) =>
    id.startsWith('OperationsMode'),
  );

  it('may read and write the controls, and nothing else of AWS', () => {
    const [[, policy] = []] = ofType('AWS::IAM::Policy').filter(([id]) =>
      id.startsWith('OperationsMode'),
    );
    const statements: readonly Statement[] = policy?.Properties.PolicyDocument.Statement;
    const actions = statements.flatMap(({ Action }) => Action);
    expect(actions.toSorted()).toEqual([
      'dynamodb:GetItem',
      'dynamodb:UpdateItem',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ]);
    expect(JSON.stringify(statements)).toContain('RecipientsControls');
    expect(JSON.stringify(statements)).not.toContain('RecipientsTable');
  });

  it('hears the topic, with a queue for what does not reach it', () => {
    const [, subscription] =
      ofType('AWS::SNS::Subscription').find(([id]) => id.startsWith('OperationsMode')) ?? [];
    expect(subscription?.Properties).toMatchObject({
      Protocol: 'lambda',
      Endpoint: { 'Fn::GetAtt': [functionId, 'Arn'] },
      TopicArn: { Ref: expect.stringMatching(/^OperationsAlarms/) },
    });
    expect(JSON.stringify(subscription?.Properties.RedrivePolicy)).toContain(
      'OperationsModeDeadLetterQueue',
    );
  });

  it('wakes somebody up where it fails', () => {
    expect(alarm('ModeFails')).toMatchObject({
      ...{ Namespace: 'AWS/Lambda', MetricName: 'Errors' },
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: functionId } }],
    });
    expect(setter?.Properties.Timeout).toBeGreaterThan(3 * 2 * 2);
  });

  it('a carrier that is away rings where it is no throttled minute', () => {
    expect(alarm('CarrierAway')).toMatchObject({ EvaluationPeriods: 30, DatapointsToAlarm: 5 });
    expect(alarm('Stopped')).toMatchObject({ EvaluationPeriods: 1 });
  });

  it('one reply that Aliyun hands over four times in vain rings', () => {
    expect(alarm('RepliesTurnedAway')).toMatchObject({
      ...{ MetricName: 'Refused', EvaluationPeriods: 30, DatapointsToAlarm: 4 },
    });
  });
});
