import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as dynamoDb from '@aws-sdk/client-dynamodb';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import { afterAll, describe, expect, it } from 'vitest';
import { readRequest } from '../../../local/iam/aws-call.ts';
import { arnOf } from '../../../local/surroundings.ts';
import { openCapture } from './capture.ts';
import { QUEUE } from './policies.ts';

const endpoint = await openCapture();
const { asked } = endpoint;
afterAll(() => endpoint.stop());

const Key = { pk: { S: 'a' } };
const QueueUrl = `${endpoint.url}/000000000000/orders`;
const table = (name: string) => arnOf('dynamodb', `table/${name}`);

// Service authorization reference: actions, resources and condition keys for Amazon DynamoDB.
describe('DynamoDB', () => {
  const client = new dynamoDb.DynamoDBClient(endpoint.client);
  const inTable = { TableName: 't', Key };

  it.each<[operation: string, send: () => Promise<unknown>]>([
    ['GetItem', () => client.send(new dynamoDb.GetItemCommand(inTable))],
    ['PutItem', () => client.send(new dynamoDb.PutItemCommand({ TableName: 't', Item: Key }))],
    ['UpdateItem', () => client.send(new dynamoDb.UpdateItemCommand(inTable))],
    ['DeleteItem', () => client.send(new dynamoDb.DeleteItemCommand(inTable))],
    ['Query', () => client.send(new dynamoDb.QueryCommand({ TableName: 't' }))],
    ['Scan', () => client.send(new dynamoDb.ScanCommand({ TableName: 't' }))],
    ['DescribeTable', () => client.send(new dynamoDb.DescribeTableCommand({ TableName: 't' }))],
  ])('%s is asked of its table', async (operation, send) => {
    expect(await asked(send())).toEqual([`dynamodb:${operation} ${table('t')}`]);
  });

  it('asks of every table of a batch', async () => {
    const get = { t: { Keys: [Key] }, u: { Keys: [Key] } };
    const read = client.send(new dynamoDb.BatchGetItemCommand({ RequestItems: get }));
    const of = (action: string) => [`${action} ${table('t')}`, `${action} ${table('u')}`];
    expect(await asked(read)).toEqual(of('dynamodb:BatchGetItem'));
    const put = [{ PutRequest: { Item: Key } }];
    const write = new dynamoDb.BatchWriteItemCommand({ RequestItems: { t: put, u: put } });
    expect(await asked(client.send(write))).toEqual(of('dynamodb:BatchWriteItem'));
  });

  it('asks of the index where a query names one, and knows a table by its ARN', async () => {
    const byIndex = new dynamoDb.QueryCommand({ TableName: 't', IndexName: 'i' });
    expect(await asked(client.send(byIndex))).toEqual([`dynamodb:Query ${table('t')}/index/i`]);
    const byArn = new dynamoDb.ScanCommand({ TableName: table('t') });
    expect(await asked(client.send(byArn))).toEqual([`dynamodb:Scan ${table('t')}`]);
  });

  it('has no row for a transaction', async () => {
    const command = new dynamoDb.TransactWriteItemsCommand({ TransactItems: [] });
    expect(await asked(client.send(command))).toBeUndefined();
  });
});

// Service authorization reference, Amazon SQS: a batch is asked as the single call is.
describe('SQS', () => {
  const client = new sqs.SQSClient(endpoint.client);
  const ReceiptHandle = 'r';
  const Entries = [{ Id: '1', ReceiptHandle, MessageBody: 'b', VisibilityTimeout: 1 }];
  const one = { QueueUrl, ReceiptHandle, MessageBody: 'b', VisibilityTimeout: 1 };
  const all = { QueueUrl, Entries };

  it.each<[operation: string, action: string, send: () => Promise<unknown>]>([
    ['SendMessage', 'Send', () => client.send(new sqs.SendMessageCommand(one))],
    ['SendMessageBatch', 'Send', () => client.send(new sqs.SendMessageBatchCommand(all))],
    ['ReceiveMessage', 'Receive', () => client.send(new sqs.ReceiveMessageCommand({ QueueUrl }))],
    ['DeleteMessage', 'Delete', () => client.send(new sqs.DeleteMessageCommand(one))],
    ['DeleteMessageBatch', 'Delete', () => client.send(new sqs.DeleteMessageBatchCommand(all))],
  ])('%s is asked as sqs:%sMessage', async (_, action, send) => {
    expect(await asked(send())).toEqual([`sqs:${action}Message ${QUEUE}`]);
  });

  it.each<[operation: string, action: string, send: () => Promise<unknown>]>([
    [
      'ChangeMessageVisibility',
      'ChangeMessageVisibility',
      () => client.send(new sqs.ChangeMessageVisibilityCommand(one)),
    ],
    [
      'ChangeMessageVisibilityBatch',
      'ChangeMessageVisibility',
      () => client.send(new sqs.ChangeMessageVisibilityBatchCommand(all)),
    ],
    [
      'GetQueueAttributes',
      'GetQueueAttributes',
      () => client.send(new sqs.GetQueueAttributesCommand({ QueueUrl })),
    ],
    [
      'GetQueueUrl',
      'GetQueueUrl',
      () => client.send(new sqs.GetQueueUrlCommand({ QueueName: 'orders' })),
    ],
  ])('%s is asked as sqs:%s', async (_, action, send) => {
    expect(await asked(send())).toEqual([`sqs:${action} ${QUEUE}`]);
  });

  // SQS developer guide, API permissions: a move does in its caller's name what it does.
  it('a move of messages is asked as what it comes to', async () => {
    const DestinationArn = arnOf('sqs', 'lane');
    const TaskHandle = btoa(JSON.stringify({ taskId: 't', sourceArn: QUEUE }));
    const within = (operation: string) =>
      [operation, 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map(
        (name) => `sqs:${name} ${QUEUE}`,
      );
    const from = { SourceArn: QUEUE };
    const start = (to: object) =>
      client.send(new sqs.StartMessageMoveTaskCommand({ ...from, ...to }));
    expect(await asked(start({ DestinationArn }))).toEqual([
      ...within('StartMessageMoveTask'),
      `sqs:SendMessage ${DestinationArn}`,
    ]);
    expect(await asked(start({}))).toEqual([
      ...within('StartMessageMoveTask'),
      'sqs:SendMessage *',
    ]);
    const list = client.send(new sqs.ListMessageMoveTasksCommand(from));
    expect(await asked(list)).toEqual(within('ListMessageMoveTasks'));
    const cancel = client.send(new sqs.CancelMessageMoveTaskCommand({ TaskHandle }));
    expect(await asked(cancel)).toEqual(within('CancelMessageMoveTask'));
  });
});

// Service authorization reference: Amazon CloudWatch Logs, Amazon SNS.
describe('what makes the logs of a carrier', () => {
  const group = { logGroupName: 'sns/a' };
  const ofGroup = `${arnOf('logs', 'log-group:sns/a')}:log-stream:`;
  const inLogs = new logs.CloudWatchLogsClient(endpoint.client);
  const inSns = new sns.SNSClient(endpoint.client);

  it('is asked of a log group as a whole', async () => {
    const kept = new logs.PutRetentionPolicyCommand({ ...group, retentionInDays: 3 });
    const encrypted = new logs.AssociateKmsKeyCommand({ ...group, kmsKeyId: 'k' });
    const made = new logs.CreateLogGroupCommand(group);
    expect(await asked(inLogs.send(made))).toEqual([`logs:CreateLogGroup ${ofGroup}`]);
    expect(await asked(inLogs.send(kept))).toEqual([`logs:PutRetentionPolicy ${ofGroup}`]);
    expect(await asked(inLogs.send(encrypted))).toEqual([`logs:AssociateKmsKey ${ofGroup}`]);
  });

  it('is asked of the whole account, and to set a role of that role as well', async () => {
    const read = new sns.GetSMSAttributesCommand({});
    expect(await asked(inSns.send(read))).toEqual(['sns:GetSMSAttributes *']);
    const set = (attributes: Record<string, string>) =>
      asked(inSns.send(new sns.SetSMSAttributesCommand({ attributes })));
    expect(await set({ MonthlySpendLimit: '1', DeliveryStatusIAMRole: 'arn:role' })).toEqual([
      ...['sns:SetSMSAttributes *', 'iam:PassRole arn:role'],
    ]);
    expect(await set({ DeliveryStatusIAMRole: '' })).toEqual(['sns:SetSMSAttributes *']);
  });
});

describe('a request that names nothing', () => {
  it('is asked of everything, not of nothing', () => {
    const headers = { 'x-amz-target': 'DynamoDB_20120810.BatchGetItem' };
    const request = { service: 'dynamodb', accessKeyId: 'A', method: 'POST', path: '/', headers };
    const { calls } = readRequest({ ...request, body: '{"RequestItems":{}}' });
    expect(calls).toEqual([{ action: 'dynamodb:BatchGetItem', resource: '*' }]);
  });
});
