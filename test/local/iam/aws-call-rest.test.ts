import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as events from '@aws-sdk/client-eventbridge';
import * as scheduler from '@aws-sdk/client-scheduler';
import * as secrets from '@aws-sdk/client-secrets-manager';
import * as sns from '@aws-sdk/client-sns';
import { afterAll, describe, expect, it } from 'vitest';
import { arnOf } from '../../../local/surroundings.ts';
import { openCapture } from './capture.ts';
import { QUEUE, TOPIC } from './policies.ts';

const endpoint = await openCapture();
const { asked } = endpoint;
afterAll(() => endpoint.stop());

const bus = (name: string) => arnOf('events', `event-bus/${name}`);
const SECRET = arnOf('secretsmanager', 'secret:phones');
const STREAM = arnOf('logs', 'log-group:/aws/lambda/send:log-stream:2026/1');
const PHONE = '+8613800138000';

// Service authorization reference, of each service.
describe('what else functions call', () => {
  it('PutEvents is asked of the bus of each entry, which is the default bus unnamed', async () => {
    const client = new events.EventBridgeClient(endpoint.client);
    const names = ['shop', 'shop', bus('other'), undefined];
    const Entries = names.map((EventBusName) => ({ EventBusName, Source: 's', Detail: '{}' }));
    expect(await asked(client.send(new events.PutEventsCommand({ Entries })))).toEqual(
      ['shop', 'other', 'default'].map((name) => `events:PutEvents ${bus(name)}`),
    );
  });

  it.each(['phones', SECRET])('a secret is asked by its ARN, named as %s', async (SecretId) => {
    const client = new secrets.SecretsManagerClient(endpoint.client);
    const get = client.send(new secrets.GetSecretValueCommand({ SecretId }));
    expect(await asked(get)).toEqual([`secretsmanager:GetSecretValue ${SECRET}`]);
    const describing = client.send(new secrets.DescribeSecretCommand({ SecretId }));
    expect(await asked(describing)).toEqual([`secretsmanager:DescribeSecret ${SECRET}`]);
    const put = client.send(new secrets.PutSecretValueCommand({ SecretId, SecretString: 's' }));
    expect(await asked(put)).toEqual([`secretsmanager:PutSecretValue ${SECRET}`]);
  });

  it('Publish is asked of the topic, or of the phone', async () => {
    const client = new sns.SNSClient(endpoint.client);
    const publish = (to: object) => client.send(new sns.PublishCommand({ Message: 'm', ...to }));
    expect(await asked(publish({ TopicArn: TOPIC }))).toEqual([`sns:Publish ${TOPIC}`]);
    expect(await asked(publish({ TargetArn: TOPIC }))).toEqual([`sns:Publish ${TOPIC}`]);
    expect(await asked(publish({ PhoneNumber: PHONE }))).toEqual([`sns:Publish ${PHONE}`]);
  });

  it('writing a log is asked of the stream', async () => {
    const client = new logs.CloudWatchLogsClient(endpoint.client);
    const to = { logGroupName: '/aws/lambda/send', logStreamName: '2026/1' };
    const create = client.send(new logs.CreateLogStreamCommand(to));
    expect(await asked(create)).toEqual([`logs:CreateLogStream ${STREAM}`]);
    const put = client.send(new logs.PutLogEventsCommand({ ...to, logEvents: [] }));
    expect(await asked(put)).toEqual([`logs:PutLogEvents ${STREAM}`]);
  });
});

// EventBridge Scheduler user guide, setting up: whoever makes a schedule must pass its role.
describe('Scheduler', () => {
  const client = new scheduler.SchedulerClient(endpoint.client);
  const RoleArn = 'arn:aws:iam::000000000000:role/due';
  const at = (group: string) => arnOf('scheduler', `schedule/${group}/s-1`);
  const input = {
    Name: 's-1',
    ScheduleExpression: 'at(2026-11-23T04:00:00)',
    FlexibleTimeWindow: { Mode: 'OFF' as const },
    Target: { Arn: QUEUE, RoleArn },
  };

  it.each([
    ['default', {}],
    ['deferred', { GroupName: 'deferred' }],
  ])('asks of the schedule in its group %s', async (name, group) => {
    const create = client.send(new scheduler.CreateScheduleCommand({ ...input, ...group }));
    const passRole = `iam:PassRole ${RoleArn}`;
    expect(await asked(create)).toEqual([`scheduler:CreateSchedule ${at(name)}`, passRole]);
    const update = client.send(new scheduler.UpdateScheduleCommand({ ...input, ...group }));
    expect(await asked(update)).toEqual([`scheduler:UpdateSchedule ${at(name)}`, passRole]);
    const get = client.send(new scheduler.GetScheduleCommand({ Name: 's-1', ...group }));
    expect(await asked(get)).toEqual([`scheduler:GetSchedule ${at(name)}`]);
    const remove = client.send(new scheduler.DeleteScheduleCommand({ Name: 's-1', ...group }));
    expect(await asked(remove)).toEqual([`scheduler:DeleteSchedule ${at(name)}`]);
  });

  it('has no row for a group of schedules', async () => {
    const command = new scheduler.CreateScheduleGroupCommand({ Name: 'deferred' });
    expect(await asked(client.send(command))).toBeUndefined();
  });
});
