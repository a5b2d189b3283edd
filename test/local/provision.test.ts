import { describe, expect, it } from 'vitest';
import { NOTHING_TO_DO, PROVISIONERS } from '../../local/provision/resource-types.ts';
import { aFunction, aRule, BUS, build, QUEUE, type Resource } from './fixtures/build.ts';

const PUNCTUATION_FREE = { ExcludePunctuation: true };

describe('a template', () => {
  it('with a type that this machine does not know is an error that names it', async () => {
    const building = build({ Topic: ['AWS::SES::Topic'] });
    await expect(building).rejects.toThrow(/^Resources\.Topic: .* no AWS::SES::Topic$/);
  });

  it.each<[type: string, resource: Resource, named: string]>([
    ['a table', ['AWS::DynamoDB::GlobalTable', { StreamSpecification: {} }], 'It.StreamSpec'],
    ['a bus', ['AWS::Events::EventBus', { Name: 'b', Policy: {} }], 'It.Policy'],
    ['a rule', aRule({ ScheduleExpression: 'rate(1 day)' }), 'It.ScheduleExpression'],
    ['a target', aRule({ Targets: [{ Id: 'a', Arn: 'b', Input: 'c' }] }), 'It.Targets[0].Input'],
    ['a mapping', ['AWS::Lambda::EventSourceMapping', { FilterCriteria: {} }], 'It.FilterCrit'],
    ['a function', aFunction({ VpcConfig: {} }), 'It.VpcConfig'],
    ['a queue', ['AWS::SQS::Queue', { FifoQueue: true }], 'It.FifoQueue'],
    ['a secret', ['AWS::SecretsManager::Secret', { KmsKeyId: 'k' }], 'It.KmsKeyId'],
  ])('with a property of %s that is not played is an error that names it', async (...given) => {
    const [, resource, named] = given;
    await expect(build({ It: resource })).rejects.toThrow(named);
  });

  it.each<[what: string, resource: Resource, named: RegExp]>([
    ['a rule that is disabled', aRule({ State: 'DISABLED' }), /It\.State/],
    ['another runtime', aFunction({ Runtime: 'python3.13' }), /It\.Runtime is python3\.13/],
    [
      'a target that is no queue',
      aRule({ Targets: [{ Id: 'a', Arn: 'arn:aws:lambda:a:1:function:f' }] }),
      /It\.Targets\[0\]\.Arn is arn:aws:lambda.*only queues/,
    ],
    [
      'a custom resource that no function makes',
      ['Custom::Thing', { ServiceToken: 'arn:aws:sns:a:1:topic' }],
      /It\.ServiceToken is arn:aws:sns:a:1:topic: only functions/,
    ],
    ['a pattern that EventBridge refuses', aRule({ EventPattern: { a: 'b' } }), /EventPattern\.a/],
  ])('with %s is an error that names it', async (_, resource, named) => {
    await expect(build({ It: resource })).rejects.toThrow(named);
  });
});

describe('a type that has nothing to do', () => {
  it('is listed with the reason, and may be referred to', async () => {
    const { idle, outputs } = await build(
      { Alarm: ['AWS::CloudWatch::Alarm', { Whatever: 1 }], Queue: QUEUE },
      { Alarm: { Ref: 'Alarm' }, Arn: { 'Fn::GetAtt': ['Alarm', 'Arn'] } },
    );
    expect(idle).toEqual({ 'AWS::CloudWatch::Alarm': NOTHING_TO_DO['AWS::CloudWatch::Alarm'] });
    expect(outputs).toEqual({ Alarm: 'test-Alarm', Arn: expect.stringMatching(/^arn:aws:cloud/) });
  });

  it('is none that is played, and has a reason to give', () => {
    expect(Object.keys(NOTHING_TO_DO).filter((type) => type in PROVISIONERS)).toEqual([]);
    for (const reason of Object.values(NOTHING_TO_DO)) expect(reason).toMatch(/\w{3}/);
  });
});

// CloudFormation user guide, the return values of each type: Ref of a queue is its URL, of a
// secret its ARN, of a bus or a function its name.
describe('a reference', () => {
  it('resolves to what was made', async () => {
    const { outputs } = await build(
      {
        Queue: QUEUE,
        Bus: BUS,
        Rule: aRule({ EventBusName: { Ref: 'Bus' } }),
        Send: aFunction(),
        Secret: ['AWS::SecretsManager::Secret', { GenerateSecretString: PUNCTUATION_FREE }],
      },
      {
        Url: { Ref: 'Queue' },
        QueueArn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
        Bus: { Ref: 'Bus' },
        BusArn: { 'Fn::GetAtt': ['Bus', 'Arn'] },
        RuleArn: { 'Fn::GetAtt': ['Rule', 'Arn'] },
        Function: { Ref: 'Send' },
        FunctionArn: { 'Fn::GetAtt': ['Send', 'Arn'] },
        Secret: { 'Fn::Join': ['', ['the ', { Ref: 'Secret' }]] },
      },
    );
    const arn = (service: string) => `arn:aws:${service}:ap-southeast-1:000000000000`;
    expect(outputs).toEqual({
      Url: 'http://127.0.0.1:4566/000000000000/test-Queue',
      QueueArn: `${arn('sqs')}:test-Queue`,
      Bus: 'shop',
      BusArn: `${arn('events')}:event-bus/shop`,
      RuleArn: `${arn('events')}:rule/shop/test-Rule`,
      Function: 'test-Send',
      FunctionArn: `${arn('lambda')}:function:test-Send`,
      Secret: expect.stringMatching(/^the arn:aws:secretsmanager:.*:secret:test-Secret-\w{6}$/),
    });
  });

  it('to what comes later in the template is there in time', async () => {
    const redrive = { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 3 };
    const { sqs } = await build({
      Live: ['AWS::SQS::Queue', { RedrivePolicy: redrive }],
      Dead: QUEUE,
    });
    const { Attributes } = await sqs.call('GetQueueAttributes', {
      QueueUrl: sqs.queueUrl('test-Live'),
      AttributeNames: ['RedrivePolicy'],
    });
    const { RedrivePolicy } = Attributes as { readonly RedrivePolicy: string };
    expect(JSON.parse(RedrivePolicy)).toEqual({
      deadLetterTargetArn: 'arn:aws:sqs:ap-southeast-1:000000000000:test-Dead',
      maxReceiveCount: 3,
    });
  });
});

describe('what is made', () => {
  it('is told to people where it is a secret, by the name of its construct', async () => {
    const type = 'AWS::SecretsManager::Secret';
    const properties = { GenerateSecretString: PUNCTUATION_FREE };
    const path = { 'aws:cdk:path': 'dingdong-dev/Recipients/PhonesSecret/Resource' };
    const { secrets } = await build({ One: [type, properties, path], Two: [type, properties] });
    expect(Object.keys(secrets)).toEqual(['phones', 'Two']);
    expect(secrets['phones']).toMatch(/^[A-Za-z\d]{32}$/);
  });

  it('is a rule that brings what it matches from its bus to its queue', async () => {
    const Targets = [{ Id: 'a', Arn: { 'Fn::GetAtt': ['Queue', 'Arn'] } }];
    const PolicyDocument = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: { 'Fn::GetAtt': ['Queue', 'Arn'] },
        Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['Rule', 'Arn'] } } },
      },
    };
    const { sqs, put } = await build({
      Queue: QUEUE,
      Bus: BUS,
      Rule: aRule({ Targets }),
      Policy: ['AWS::SQS::QueuePolicy', { PolicyDocument, Queues: [{ Ref: 'Queue' }] }],
    });
    await put('b', 'shop');
    await put('a', 'default');
    await put('a', 'shop');
    const { Messages } = await sqs.call('ReceiveMessage', {
      QueueUrl: sqs.queueUrl('test-Queue'),
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: 5,
    });
    expect(Messages).toMatchObject([{ Body: expect.stringContaining('"source":"a"') }]);
  });

  it('is a table with the keys of the template', async () => {
    const { call } = await build({
      Table: [
        'AWS::DynamoDB::GlobalTable',
        {
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
          Replicas: [{ Region: 'ap-southeast-1' }],
          TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        },
      ],
    });
    const { Table } = await call('DescribeTable', { TableName: 'test-Table' });
    expect(Table).toMatchObject({ KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] });
  });
});
