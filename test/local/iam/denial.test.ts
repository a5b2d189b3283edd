import { CloudWatchLogsClient, CreateLogStreamCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DynamoDBClient,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, describe, expect, it } from 'vitest';
import { sortCarrierError } from '../../../functions/domain/carrier-answer.ts';
import { type AwsRequest, jsonAnswer } from '../../../local/aws-request.ts';
import { createIam } from '../../../local/iam/iam.ts';
import { roleArnOf } from '../../../local/iam/policy-book.ts';
import { arnOf } from '../../../local/surroundings.ts';
import { openEndpoint, rejectionOf } from '../fixtures/endpoint.ts';
import { aPolicy, QUEUE, TOPIC, trusting } from './policies.ts';

const iam = createIam();
iam.addRole('sender', { at: 'Sender', document: trusting('lambda.amazonaws.com') });
const passing = { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } };
iam.addIdentityPolicy('sender', {
  at: 'Own',
  document: aPolicy(
    { Action: 'scheduler:CreateSchedule', Resource: '*' },
    { Action: 'iam:PassRole', Resource: roleArnOf('due'), Condition: passing },
  ),
});
iam.registerCaller('ASIASENDER', { roleArn: roleArnOf('sender'), session: 'send' });

const endpoint = await openEndpoint();
afterAll(() => endpoint.stop());
const SERVICES = ['dynamodb', 'events', 'logs', 'scheduler', 'secretsmanager', 'sns', 'sqs'];
endpoint.serve(
  ...SERVICES.map((service) => ({
    service,
    handle: async (request: AwsRequest) =>
      iam.judgeRequest(request) ?? jsonAnswer(200, { ScheduleArn: 'arn', MessageId: 'm' }),
  })),
);

const credentials = { accessKeyId: 'ASIASENDER', secretAccessKey: 'local' };
const asSender = { ...endpoint.client, credentials };
const TABLE = arnOf('dynamodb', 'table/t');
const BUS = arnOf('events', 'event-bus/shop');
const SECRET = arnOf('secretsmanager', 'secret:phones');
const QueueUrl = `${endpoint.url}/000000000000/orders`;
const update = new UpdateItemCommand({ TableName: 't', Key: { pk: { S: 'a' } } });

const schedule = (role: string) =>
  new SchedulerClient(asSender).send(
    new CreateScheduleCommand({
      Name: 's-1',
      ScheduleExpression: 'at(2026-11-23T04:00:00)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: QUEUE, RoleArn: roleArnOf(role) },
    }),
  );

const words = (action: string, resource: string) =>
  'User: arn:aws:sts::000000000000:assumed-role/sender/send is not authorized to perform: ' +
  `${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;

// Names and status by the common errors of each service's API reference; those of SQS and SNS are
// what their query protocol has always answered.
describe('a call that is denied', () => {
  it.each<[action: string, on: string, name: string, status: number, send: () => Promise<unknown>]>(
    [
      [
        ...(['dynamodb:UpdateItem', TABLE, 'AccessDeniedException', 400] as const),
        () => new DynamoDBClient(asSender).send(update),
      ],
      [
        ...(['events:PutEvents', BUS, 'AccessDeniedException', 400] as const),
        () =>
          new EventBridgeClient(asSender).send(
            new PutEventsCommand({ Entries: [{ EventBusName: 'shop' }] }),
          ),
      ],
      [
        ...(['secretsmanager:GetSecretValue', SECRET, 'AccessDeniedException', 400] as const),
        () =>
          new SecretsManagerClient(asSender).send(new GetSecretValueCommand({ SecretId: SECRET })),
      ],
      [
        'logs:CreateLogStream',
        arnOf('logs', 'log-group:g:log-stream:s'),
        ...(['AccessDeniedException', 400] as const),
        () =>
          new CloudWatchLogsClient(asSender).send(
            new CreateLogStreamCommand({ logGroupName: 'g', logStreamName: 's' }),
          ),
      ],
      [
        ...(['iam:PassRole', roleArnOf('other'), 'AccessDeniedException', 403] as const),
        () => schedule('other'),
      ],
      [
        ...(['sqs:SendMessage', QUEUE, 'AccessDenied', 403] as const),
        () => new SQSClient(asSender).send(new SendMessageCommand({ QueueUrl, MessageBody: 'b' })),
      ],
      [
        ...(['sns:Publish', TOPIC, 'AuthorizationErrorException', 403] as const),
        () => new SNSClient(asSender).send(new PublishCommand({ TopicArn: TOPIC, Message: 'm' })),
      ],
    ],
  )('%s on %s is a %s, %i', async (action, on, name, status, send) => {
    const error = await rejectionOf(send());
    expect(error).toMatchObject({ name, message: words(action, on) });
    expect(error).toMatchObject({ $metadata: { httpStatusCode: status } });
  });

  it('to a phone says to the sender that it is set up wrongly', async () => {
    const publish = new PublishCommand({ PhoneNumber: '+8613800138000', Message: 'm' });
    const error = await rejectionOf(new SNSClient(asSender).send(publish));
    const { Code, name } = error as { readonly Code: string; readonly name: string };
    expect(Code).toBe('AuthorizationError');
    for (const code of [Code, name]) expect(sortCarrierError(code).is).toBe('misconfigured');
  });

  it('for want of a row in the table says so', async () => {
    const transaction = new TransactWriteItemsCommand({ TransactItems: [] });
    expect(await rejectionOf(new DynamoDBClient(asSender).send(transaction))).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(
        /perform: dynamodb:TransactWriteItems .* the table in local\/iam\/aws-call\.ts has no row/,
      ),
    });
  });
});

describe('a call that is let through', () => {
  it('is one that every policy it needs allows, to pass a role to Scheduler with it', async () => {
    expect(await schedule('due')).toMatchObject({ ScheduleArn: 'arn' });
  });

  it('is one of a caller that is no function: a developer, a test', async () => {
    const anyone = new DynamoDBClient(endpoint.client);
    expect(await anyone.send(update)).toBeDefined();
  });
});
