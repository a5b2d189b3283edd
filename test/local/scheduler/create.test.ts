import { describe, expect, it } from 'vitest';
import { rejectionOf } from '../fixtures/endpoint.ts';
import { aTarget, NOON, openScheduler, ROLE_ARN } from './open-scheduler.ts';

describe('a schedule that is created', () => {
  it('is told again with the defaults of what was not said', async () => {
    const { create, get } = await openScheduler();
    const { ScheduleArn } = await create({ ActionAfterCompletion: undefined });
    expect(ScheduleArn).toBe('arn:aws:scheduler:ap-southeast-1:000000000000:schedule/default/s-1');
    const { $metadata, CreationDate, LastModificationDate, ...told } = await get('s-1');
    // API reference of Scheduler, CreateSchedule and RetryPolicy: the defaults.
    expect(told).toEqual({
      Arn: ScheduleArn,
      Name: 's-1',
      GroupName: 'default',
      ScheduleExpression: 'at(2026-11-23T05:00:00)',
      ScheduleExpressionTimezone: 'UTC',
      State: 'ENABLED',
      ActionAfterCompletion: 'NONE',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        ...aTarget(),
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      },
    });
    expect(CreationDate?.getTime()).toBeGreaterThanOrEqual(Date.parse(NOON));
    expect(CreationDate?.getTime()).toBeLessThan(Date.parse(NOON) + 60_000);
    expect(LastModificationDate).toEqual(CreationDate);
  });

  // API reference, CreateSchedule: both dates are ignored for one-time schedules.
  it('goes off outside its StartDate and EndDate', async () => {
    const { create, get, travelTo, sent } = await openScheduler();
    const EndDate = new Date('2026-11-23T04:30:00Z');
    await create({ EndDate, StartDate: EndDate });
    expect(await get('s-1')).toMatchObject({ EndDate, StartDate: EndDate });
    await travelTo('2026-11-23T05:00:00Z');
    expect(sent).toHaveLength(1);
  });

  // API reference, CreateSchedule: ConflictException, and ClientToken for idempotency.
  it('takes its name, but for the very same request with the same token', async () => {
    const { create } = await openScheduler();
    const first = await create({ ClientToken: 'token-1' });
    expect((await create({ ClientToken: 'token-1' })).ScheduleArn).toBe(first.ScheduleArn);
    const conflict = { name: 'ConflictException', message: 'Schedule s-1 already exists.' };
    expect(await rejectionOf(create({ ClientToken: 'token-2' }))).toMatchObject(conflict);
    expect(
      await rejectionOf(create({ ClientToken: 'token-1', Description: 'other' })),
    ).toMatchObject(conflict);
  });
});

describe('a schedule is not created', () => {
  // API reference, CreateSchedule.
  it('in a group that is not there', async () => {
    const { create } = await openScheduler();
    expect(await rejectionOf(create({ GroupName: 'other' }))).toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });

  // User guide of Scheduler: the execution role trusts scheduler.amazonaws.com; on the confused
  // deputy: where it asks for a source, that is the group.
  it('with a role that Scheduler may not assume', async () => {
    const asked: unknown[] = [];
    const mayAssume = (...question: readonly string[]) => asked.push(question) === 0;
    const { create } = await openScheduler({ mayAssume });
    expect(await rejectionOf(create())).toMatchObject({
      name: 'ValidationException',
      message:
        'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.',
    });
    expect(asked).toEqual([
      [
        'scheduler.amazonaws.com',
        ROLE_ARN,
        'arn:aws:scheduler:ap-southeast-1:000000000000:schedule-group/default',
      ],
    ]);
  });

  // API reference, CreateSchedule, FlexibleTimeWindow, Target and RetryPolicy: lengths and ranges.
  it.each<[what: string, input: object, named: string]>([
    ['a name with a space', { Name: 'a b' }, "'Name'"],
    ['a name of 65 characters', { Name: 'n'.repeat(65) }, "'Name'"],
    ['a token with a dot', { ClientToken: 'a.b' }, '[a-zA-Z0-9-_]'],
    ['a state that is none', { State: 'PAUSED' }, "'State'"],
    ['no window', { FlexibleTimeWindow: undefined }, "'FlexibleTimeWindow'"],
    ['FLEXIBLE without minutes', { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }, 'Minutes'],
    ['OFF with minutes', window('OFF', 5), 'Minutes'],
    ['no minute', window('FLEXIBLE', 0), 'between 1 and 1440'],
    ['over a day', window('FLEXIBLE', 1_441), 'between 1 and 1440'],
    ['a role that is none', target({ RoleArn: 'scheduler' }), "'Target.RoleArn'"],
    ['an age under a minute', policy({ MaximumEventAgeInSeconds: 59 }), 'between 60 and 86400'],
    ['over 185 retries', policy({ MaximumRetryAttempts: 186 }), 'between 0 and 185'],
    ['over 256 KB', target({ Input: '鐘'.repeat(87_382) }), '262144 bytes'],
    ['a dead-letter queue that is FIFO', dead('arn:aws:sqs:a:000000000000:d.fifo'), 'Config.Arn'],
  ])('with %s', async (_, input, named) => {
    const { create } = await openScheduler();
    expect(await rejectionOf(create(input))).toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(named),
    });
  });

  it.each<[what: string, input: object, named: string]>([
    ['a key', { KmsKeyArn: 'arn:aws:kms:ap-southeast-1:000000000000:key/1' }, 'KmsKeyArn'],
    ['a FIFO group', target({ SqsParameters: { MessageGroupId: 'g' } }), 'Target.SqsParameters'],
    ['another parameter', target({ KinesisParameters: { PartitionKey: 'p' } }), 'Kinesis'],
    ['no input', target({ Input: undefined }), "'Target.Input'"],
    [
      'another target',
      target({ Arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage' }),
      'Target.Arn',
    ],
    ['a queue elsewhere', target({ Arn: 'arn:aws:sqs:eu-west-1:000000000000:q' }), 'Target.Arn'],
  ])('with %s, which is not played on this machine', async (_, input, named) => {
    const { create } = await openScheduler();
    expect(await rejectionOf(create(input))).toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(new RegExp(`${named}.*this machine`)),
    });
  });
});

function window(Mode: string, MaximumWindowInMinutes: number) {
  return { FlexibleTimeWindow: { Mode, MaximumWindowInMinutes } };
}
function target(change: object) {
  return { Target: aTarget(change) };
}
function policy(RetryPolicy: object) {
  return target({ RetryPolicy });
}
function dead(Arn: string) {
  return target({ DeadLetterConfig: { Arn } });
}
