import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { aChangedCloud, type TemplateResource } from '../support/a-changed-cloud.ts';
import { anExample, phoneNumber } from '../support/a-cloud.ts';
import { anEnvelope } from '../support/an-event.ts';

const DAY_SECONDS = 86_400;

/** The template with a role under which schedules may put messages on any queue. */
const withSchedules = (resources: Readonly<Record<string, TemplateResource>>) => ({
  ...resources,
  ScheduleRole: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: statement({
        Action: 'sts:AssumeRole',
        Principal: { Service: 'scheduler.amazonaws.com' },
      }),
      Policies: [
        {
          PolicyName: 'send',
          PolicyDocument: statement({ Action: 'sqs:SendMessage', Resource: '*' }),
        },
      ],
    },
  },
});

const statement = (one: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', ...one }],
});

/** What lies on a lane's queue when a sale has just been made. */
const aSale = (phone: string, eventId: string): string =>
  JSON.stringify({
    ...anEnvelope('ItemSold'),
    detail: anExample('ItemSold', phone, eventId).detail,
  });

describe('somebody who travels a day', () => {
  it('finds a schedule, a delayed message and an item past its time done, within seconds', async () => {
    const cloud = await aChangedCloud(withSchedules);
    const { client, sqs, outputs, sms } = cloud;
    const QueueUrl = outputs['TransactionalQueueUrl'];
    const queueArn = `arn:aws:sqs:ap-southeast-1:000000000000:${QueueUrl?.split('/').at(-1)}`;
    // The cloud's: it runs in this process.
    const startMs = Date.now();
    const at = new Date(startMs + 6 * 3_600_000).toISOString().slice(0, 19);
    await new SchedulerClient(client).send(
      new CreateScheduleCommand({
        Name: 'tell-later',
        ScheduleExpression: `at(${at})`,
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: queueArn,
          RoleArn: 'arn:aws:iam::000000000000:role/dingdong-dev-ScheduleRole',
          Input: aSale(phoneNumber(1), 'scheduled'),
        },
      }),
    );
    await sqs.send(
      new SendMessageCommand({
        ...{ QueueUrl, DelaySeconds: 900 },
        MessageBody: aSale(phoneNumber(2), 'delayed'),
      }),
    );
    const dynamoDb = new DynamoDBClient(client);
    const TableName = outputs['RecipientsTableName'];
    const Key = { pk: { S: 'somebody' }, sk: { S: 'n#1' } };
    const expiresAt = { N: String(Math.ceil(Date.now() / 1000) + 3_600) };
    await dynamoDb.send(new PutItemCommand({ TableName, Item: { ...Key, expiresAt } }));
    const isThere = async () =>
      (await dynamoDb.send(new GetItemCommand({ TableName, Key }))).Item !== undefined;
    expect(await isThere()).toBe(true);

    const startedAt = performance.now();
    const answer = await cloud.travel(DAY_SECONDS);
    const seconds = (performance.now() - startedAt) / 1000;
    expect(answer.status).toBe(200);
    const minutesOf = (phone: string) =>
      sms.inbox(phone).map((ring) => Math.floor((Date.parse(ring.at) - startMs) / 60_000));
    // Each was told when it was due, not when the traveller arrived.
    // A schedule goes off on the whole minute at or after its time.
    expect([[360], [361]]).toContainEqual(minutesOf(phoneNumber(1)));
    expect(minutesOf(phoneNumber(2))).toEqual([15]);
    expect(await isThere()).toBe(false);
    expect(cloud.troubles).toEqual([]);
    expect(seconds).toBeLessThan(5);
  });
});
