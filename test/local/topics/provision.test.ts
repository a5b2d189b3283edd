import type { Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, RetentionDays, SubscriptionFilter } from 'aws-cdk-lib/aws-logs';
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations';
import { FilterOrPolicy, SubscriptionFilter as MessageFilter, Topic } from 'aws-cdk-lib/aws-sns';
import {
  EmailSubscription,
  LambdaSubscription,
  SqsSubscription,
  UrlSubscription,
} from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import type { Logs } from '../../../local/logs.ts';
import type { Cloud } from '../../../local/provision/cloud.ts';
import { PROVISIONERS } from '../../../local/provision/resource-types.ts';
import { arnOf } from '../../../local/surroundings.ts';
import { readMessage } from '../../../local/topics/message.ts';
import { build } from './cdk-cloud.ts';

const RECEIPTS = 'sns/ap-southeast-1/000000000000/DirectPublishToPhoneNumber';

const groupsOf = async (logs: Logs): Promise<unknown> => {
  const headers = { 'x-amz-target': 'Logs_20140328.DescribeLogGroups' };
  const who = { service: 'logs', accessKeyId: 'ASIATEST' };
  const { body } = await logs.handle({ ...who, method: 'POST', path: '/', headers, body: '{}' });
  return JSON.parse(body).logGroups;
};

const aFunction = (stack: Stack) =>
  new LambdaFunction(stack, 'Door', {
    code: Code.fromInline('x'),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
  });
const message = (text: string, kind?: string) =>
  readMessage(
    new URLSearchParams({
      Message: text,
      ...(kind !== undefined && {
        'MessageAttributes.entry.1.Name': 'kind',
        'MessageAttributes.entry.1.Value.DataType': 'String',
        'MessageAttributes.entry.1.Value.StringValue': kind,
      }),
    }),
    '',
    [],
  );

// What the constructs of the CDK make of these is what the provisioners take.
describe('a topic of the CDK', () => {
  it('reaches the function and the queue that subscribe, as their filters say', async () => {
    const { topics, topicArns, invoked, sent } = build((stack) => {
      const topic = new Topic(stack, 'Replies', { displayName: 'Replies', enforceSSL: true });
      const deadLetterQueue = new Queue(stack, 'Dead');
      const kind = MessageFilter.stringFilter({ allowlist: ['reply'], matchPrefixes: ['r-'] });
      const filterPolicy = { kind, n: MessageFilter.existsFilter() };
      topic.addSubscription(
        new LambdaSubscription(aFunction(stack), { deadLetterQueue, filterPolicy: { kind } }),
      );
      topic.addSubscription(
        new SqsSubscription(new Queue(stack, 'Queue'), {
          rawMessageDelivery: true,
          filterPolicyWithMessageBody: {
            from: FilterOrPolicy.policy({
              kind: FilterOrPolicy.filter(MessageFilter.stringFilter({ denylist: ['x'] })),
            }),
          },
        }),
      );
      topic.addSubscription(
        new SqsSubscription(new Queue(stack, 'Other'), { deadLetterQueue, filterPolicy }),
      );
    });
    const [arn = ''] = topicArns;
    expect(arn).toMatch(/^arn:aws:sns:ap-southeast-1:000000000000:s-Replies/);
    expect(topics.topic(arn)).toMatchObject({ displayName: 'Replies', signatureVersion: '1' });
    const deadLetters = topics
      .subscriptions(arn)
      .map(({ deadLetterArn }) => deadLetterArn !== undefined);
    expect(deadLetters.toSorted()).toEqual([false, true, true]);
    await topics.publish(arn, message('{"from":{"kind":"y"}}', 'reply'));
    await topics.publish(arn, message('{"from":{"kind":"x"}}', 'r-2'));
    await topics.publish(arn, message('{}', 'x'));
    expect(invoked.map((name) => name.replace(/Door.*/, 'Door'))).toEqual(['s-Door', 's-Door']);
    expect(sent).toEqual(['{"from":{"kind":"y"}}']);
  });

  it('with a name and the address of an operator is made, and the address rests', async () => {
    const { topics, topicArns, sent } = build((stack) => {
      const topic = new Topic(stack, 'Alarms', { topicName: 'alarms', signatureVersion: '2' });
      topic.addSubscription(new EmailSubscription('a@b.c'));
    });
    expect(topicArns).toEqual([arnOf('sns', 'alarms')]);
    await topics.publish(arnOf('sns', 'alarms'), message('ALARM'));
    expect(sent).toEqual([]);
  });

  it.each<[what: string, declare: (stack: Stack) => void, named: RegExp]>([
    [
      'in order',
      (stack) => void new Topic(stack, 'T', { fifo: true }),
      /^T\w+\.FifoTopic is not played/,
    ],
    [
      'with a subscriber by https',
      (stack) => new Topic(stack, 'T').addSubscription(new UrlSubscription('https://a.b')),
      /: Invalid parameter: Protocol: https is not played.*lambda, sqs/,
    ],
  ])('%s is an error that names it', (_, declare, named) => {
    expect(() => build(declare)).toThrow(named);
  });
});

describe('a log group of the CDK', () => {
  it('has its name and retention, and a function that hears what its filter says', async () => {
    const { logs, invoked } = build((stack) => {
      const destination = new LambdaDestination(aFunction(stack));
      const logGroup = new LogGroup(stack, 'Receipts', {
        logGroupName: RECEIPTS,
        retention: RetentionDays.ONE_WEEK,
      });
      new SubscriptionFilter(stack, 'Failures', {
        logGroup,
        destination,
        filterName: 'failures',
        filterPattern: FilterPattern.all(
          FilterPattern.stringValue('$.status', '=', 'FAILURE'),
          FilterPattern.exists('$.delivery.phoneCarrier'),
          FilterPattern.any(
            FilterPattern.numberValue('$.delivery.dwellTimeMs', '>', 1),
            FilterPattern.notExists('$.delivery.dwellTimeMs'),
          ),
        ),
      });
      new SubscriptionFilter(stack, 'Any', {
        logGroup: new LogGroup(stack, 'Other', { retention: RetentionDays.INFINITE }),
        destination,
        filterPattern: FilterPattern.anyTerm('ERROR', 'a "b"'),
      });
    });
    const receipt = { status: 'FAILURE', delivery: { phoneCarrier: 'China Mobile' } };
    const put = (event: object) =>
      logs.put(RECEIPTS, 's', [{ timestampMs: 0, message: JSON.stringify(event) }]);
    put(receipt);
    put({ ...receipt, status: 'SUCCESS' });
    expect(invoked).toEqual([expect.stringMatching(/^s-Door/)]);
    expect(await groupsOf(logs)).toMatchObject([
      { logGroupName: expect.stringMatching(/^s-Other/), metricFilterCount: 0 },
      { logGroupName: RECEIPTS, retentionInDays: 7 },
    ]);
  });

  it.each<[what: string, properties: object, named: string]>([
    ['key', { KmsKeyId: 'k' }, 'It.KmsKeyId'],
    ['class', { LogGroupClass: 'DELIVERY' }, 'It.LogGroupClass'],
  ])('with a %s of its own is an error that names it', (_, properties, named) => {
    const type = 'AWS::Logs::LogGroup';
    const wanted = { logicalId: 'It', type, name: 'it', properties, metadata: {} };
    expect(() => PROVISIONERS[type]?.(wanted, {} as Cloud)).toThrow(named);
  });
});
