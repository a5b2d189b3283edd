import { describe, expect, it } from 'vitest';
import { laneTiming } from '../../lib/lane-timing.ts';
import { settingsFor } from '../../lib/settings.ts';
import { aTemplate, type Resource } from '../support/a-template.ts';

const { ofType } = aTemplate();

const [[GROUP, group] = []] = ofType('AWS::Scheduler::ScheduleGroup');

/** The one whose logical id begins so, but for the hash that ends it. */
function only(type: string, prefix: string): readonly [logicalId: string, resource: Resource] {
  const found = ofType(type).filter(([id]) => id.replace(/[0-9A-F]{8}$/, '') === prefix);
  const [one] = found;
  if (one === undefined || found.length > 1) throw new Error(`${found.length} are ${prefix}`);
  return one;
}

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** All that a role may do. */
const granted = (roleId: string): readonly Statement[] =>
  ofType('AWS::IAM::Policy')
    .filter(([, { Properties }]) => Properties.Roles.some(({ Ref }: Reference) => Ref === roleId))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);

interface Reference {
  readonly Ref: string;
}

/** What of it begins with a service's prefix. */
const grantedOf = (roleId: string, prefix: string): readonly Statement[] =>
  granted(roleId).filter(({ Action }) => [Action].flat().some((each) => each.startsWith(prefix)));

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const ofScheduler = (resource: string, end = '') => ({
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      ':scheduler:',
      { Ref: 'AWS::Region' },
      ':',
      { Ref: 'AWS::AccountId' },
      `:${resource}/`,
      { Ref: GROUP },
      ...(end === '' ? [] : [end]),
    ],
  ],
});

describe.each(['Transactional', 'Marketing'])('the lane %s', (lane) => {
  const [senderRole] = only('AWS::IAM::Role', `${lane}SenderRole`);
  const [schedulesRole, { Properties: schedules }] = only('AWS::IAM::Role', `${lane}SchedulesRole`);
  const [queue] = only('AWS::SQS::Queue', `${lane}Queue`);
  const [deadLetterQueue] = only('AWS::SQS::Queue', `${lane}DeadLetterQueue`);
  const [, sender] = only('AWS::Lambda::Function', `${lane}Sender`);

  it('has a sender that may create schedules in its own group, and do nothing else there', () => {
    expect(grantedOf(senderRole, 'scheduler:')).toMatchObject([
      { Action: 'scheduler:CreateSchedule', Resource: ofScheduler('schedule', '/*') },
    ]);
  });

  // IAM user guide: whoever may pass a role to any service may do all that the role may.
  it("has a sender that may pass its own schedules' role alone, and that to Scheduler", () => {
    expect(grantedOf(senderRole, 'iam:')).toMatchObject([
      {
        Action: 'iam:PassRole',
        Resource: arn(schedulesRole),
        Condition: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      },
    ]);
  });

  // Scheduler user guide, confused deputy prevention: the source is the group, not the schedule.
  it('has a role of schedules that Scheduler alone may assume, for its group alone', () => {
    expect(schedules.AssumeRolePolicyDocument.Statement).toEqual([
      {
        Action: 'sts:AssumeRole',
        Effect: 'Allow',
        Principal: { Service: 'scheduler.amazonaws.com' },
        Condition: {
          StringEquals: {
            'aws:SourceAccount': { Ref: 'AWS::AccountId' },
            'aws:SourceArn': ofScheduler('schedule-group'),
          },
        },
      },
    ]);
  });

  it("has a role of schedules that may send to the lane's own two queues, and no more", () => {
    const statements = granted(schedulesRole);
    expect(statements.map(({ Action }) => Action)).toEqual(statements.map(() => 'sqs:SendMessage'));
    const resources = statements.flatMap(({ Resource }) => Resource);
    expect(resources).toHaveLength(2);
    expect(resources).toEqual(expect.arrayContaining([arn(queue), arn(deadLetterQueue)]));
  });

  it("has a sender that may send to the lane's own two queues alone", () => {
    const [sending, ...others] = grantedOf(senderRole, 'sqs:SendMessage');
    const queues = [arn(queue), arn(deadLetterQueue)];
    expect(others).toEqual([]);
    expect(sending?.Resource).toEqual(expect.arrayContaining(queues));
    expect(sending?.Resource).toHaveLength(queues.length);
  });

  it('tells its sender by what it defers', () => {
    expect(sender.Properties.Environment.Variables).toMatchObject({
      QUEUE_URL: { Ref: queue },
      QUEUE_ARN: arn(queue),
      DEAD_LETTER_QUEUE_ARN: arn(deadLetterQueue),
      SCHEDULE_GROUP: { Ref: GROUP },
      SCHEDULE_ROLE_ARN: arn(schedulesRole),
    });
  });
});

describe('the group of schedules', () => {
  it('bears the name by which the runbook lists what waits', () => {
    expect(group?.Properties).toEqual({ Name: 'dingdong-dev' });
  });

  it('is the only one, and the template has no schedule of its own in it', () => {
    expect(ofType('AWS::Scheduler::ScheduleGroup')).toHaveLength(1);
    expect(ofType('AWS::Scheduler::Schedule')).toEqual([]);
  });

  // Scheduler user guide, monitoring: emitted where the dead-letter queue could not be reached.
  it('wakes somebody up where one of its schedules could send to neither queue', () => {
    const [, alarm] = only('AWS::CloudWatch::Alarm', 'OperationsDeferralsDropped');
    expect(alarm.Properties).toMatchObject({
      Namespace: 'AWS/Scheduler',
      MetricName: 'InvocationsFailedToBeSentToDeadLetterCount',
      Dimensions: [{ Name: 'ScheduleGroup', Value: { Ref: GROUP } }],
      Statistic: 'Sum',
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
    });
  });
});

// A Publish follows the decision that let it through within it: what was gathered is taken, its
// marks are read, a slot is waited for, a claim is asked for twice; then the Publish, by a clock
// that may differ. Of the invocation's 60 seconds all is for waiting that is not for telling.
describe('the end of the hours of marketing', () => {
  it.each([
    [{}, 60 - 17 + 4 * 2 + 5 + 2],
    [{ writeTimeoutSeconds: 3 }, 60 - 23 + 4 * 3 + 5 + 2],
    [{ publishTimeoutSeconds: 7 }, 60 - 19 + 4 * 2 + 7 + 2],
    [{ clockSkewSeconds: 0 }, 60 - 17 + 4 * 2 + 5],
  ])('is drawn in by what a text can take, with %j', (settings, slackSeconds) => {
    const senders = aTemplate({ settings: { ...settings, functionTimeoutSeconds: 60 } })
      .ofType('AWS::Lambda::Function')
      .map(([, { Properties }]) => Properties.Environment.Variables)
      .filter(({ LANE }) => LANE !== undefined);
    const told = ({ PUBLISH_SLACK_SECONDS, MARKETING_HOURS }: Variables) => [
      PUBLISH_SLACK_SECONDS,
      MARKETING_HOURS,
    ];
    const hours = JSON.stringify({ from: '08:00', to: '22:00' });
    expect(senders.map(told)).toEqual(senders.map(() => [String(slackSeconds), hours]));
    expect(senders).toHaveLength(2);
  });
});

type Variables = Readonly<Record<string, string>>;

describe('what is due', () => {
  it('is due so long before it ends that it may come twice: a minute, a return, the telling', () => {
    const senders = aTemplate()
      .ofType('AWS::Lambda::Function')
      .map(([, { Properties }]) => Properties.Environment.Variables)
      .filter(({ LANE }) => LANE !== undefined);
    const leeways = senders.map(({ LEEWAY_SECONDS }) => Number(LEEWAY_SECONDS));
    const { visibilitySeconds, tellSeconds } = laneTiming(settingsFor('dev'));
    expect(leeways).toEqual([60 + visibilitySeconds + tellSeconds, 60 + 180 + 17]);
  });
});
