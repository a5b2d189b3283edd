import { afterAll, describe, expect, it } from 'vitest';
import { queueCourier } from '../../local/courier.ts';
import { startDynamoDb } from '../../local/dynamodb.ts';
import { startEventBus } from '../../local/event-bus.ts';
import type { MappingDefinition } from '../../local/lambda/event-source-mapping.ts';
import type { FunctionDefinition } from '../../local/lambda/function-definition.ts';
import { provision } from '../../local/provision/provision.ts';
import { NOTHING_TO_DO, PROVISIONERS } from '../../local/provision/table.ts';
import { startSecretsManager } from '../../local/secrets-manager.ts';
import { startSqs } from '../../local/sqs.ts';
import type { Template } from '../../local/template/template.ts';

const sqs = await startSqs('http://127.0.0.1:4566');
afterAll(() => sqs.stop());

type Resource = readonly [type: string, properties?: Readonly<Record<string, unknown>>];

/** What comes of a template: its outputs, and what Lambda was told. */
async function build(
  resources: Readonly<Record<string, Resource>>,
  outputs: Readonly<Record<string, unknown>> = {},
) {
  const template: Template = {
    Resources: Object.fromEntries(
      Object.entries(resources).map(([id, [Type, Properties = {}]]) => [id, { Type, Properties }]),
    ),
    Outputs: Object.fromEntries(Object.entries(outputs).map(([id, Value]) => [id, { Value }])),
  };
  const assembly = {
    stackName: 'test',
    template,
    templateSha256: '',
    assetPath: (key: string) => `/assets/${key}`,
  };
  const functions: FunctionDefinition[] = [];
  const mappings: MappingDefinition[] = [];
  const secrets: string[] = [];
  const trouble: string[] = [];
  const provisioned = await provision(assembly, {
    assembly,
    dynamoDb: startDynamoDb(),
    sqs,
    events: startEventBus(
      Date.now,
      queueCourier(sqs, (message) => trouble.push(message)),
    ),
    secrets: startSecretsManager(Date.now),
    lambda: {
      create: (definition) => void functions.push(definition),
      invoke: async () => ({ ok: true, payload: null }),
      loaded: () => ({}),
      stop() {},
    },
    startMapping: (mapping) => void mappings.push(mapping),
    onSecret: (name) => void secrets.push(name),
  });
  return { ...provisioned, functions, mappings, secrets };
}

const QUEUE: Resource = ['AWS::SQS::Queue'];
const BUS: Resource = ['AWS::Events::EventBus', { Name: 'shop' }];
const aFunction = (change: object = {}): Resource => [
  'AWS::Lambda::Function',
  { Code: { S3Key: 'key.zip' }, Handler: 'index.handler', Runtime: 'nodejs24.x', ...change },
];
const aRule = (change: object = {}): Resource => [
  'AWS::Events::Rule',
  { EventBusName: 'shop', EventPattern: { source: ['a'] }, State: 'ENABLED', ...change },
];

describe('a template', () => {
  it('with a type that this machine does not know is an error that names it', async () => {
    const building = build({ Topic: ['AWS::SNS::Topic'] });
    await expect(building).rejects.toThrow(/^Resources\.Topic: .* no AWS::SNS::Topic$/);
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
    ['a pattern that EventBridge refuses', aRule({ EventPattern: { a: 'b' } }), /EventPattern\.a/],
  ])('with %s is an error that names it', async (_, resource, named) => {
    await expect(build({ It: resource })).rejects.toThrow(named);
  });
});

describe('a type that has nothing to do', () => {
  it('is listed with the reason, and may be referred to', async () => {
    const { idle, outputs } = await build(
      { Role: ['AWS::IAM::Role', { Whatever: 1 }], Queue: QUEUE },
      { Role: { Ref: 'Role' }, Arn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
    );
    expect(idle).toEqual({ 'AWS::IAM::Role': NOTHING_TO_DO['AWS::IAM::Role'] });
    expect(outputs).toEqual({ Role: 'test-Role', Arn: expect.stringMatching(/^arn:aws:iam:/) });
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
      Secret: `the ${arn('secretsmanager')}:secret:test-Secret`,
    });
  });

  it('to what comes later in the template is there in time', async () => {
    const redrive = { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 3 };
    await build({ Live: ['AWS::SQS::Queue', { RedrivePolicy: redrive }], Dead: QUEUE });
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

const PUNCTUATION_FREE = { ExcludePunctuation: true };

describe('a function and its mapping', () => {
  const CODE = { Code: { S3Key: 'key.zip' } };

  it('are told to Lambda with everything resolved', async () => {
    const Environment = { Variables: { QUEUE_URL: { Ref: 'Queue' }, LANE: 'marketing' } };
    const { functions, mappings } = await build({
      Queue: QUEUE,
      Send: aFunction({ ...CODE, Environment, Timeout: 60, MemorySize: 512 }),
      Mapping: [
        'AWS::Lambda::EventSourceMapping',
        {
          BatchSize: 5,
          EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
          FunctionName: { Ref: 'Send' },
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          MaximumBatchingWindowInSeconds: 2,
          ScalingConfig: { MaximumConcurrency: 3 },
        },
      ],
    });
    const queueUrl = 'http://127.0.0.1:4566/000000000000/test-Queue';
    expect(functions).toEqual([
      {
        name: 'test-Send',
        arn: 'arn:aws:lambda:ap-southeast-1:000000000000:function:test-Send',
        codePath: '/assets/key.zip',
        handler: 'index.handler',
        timeoutSeconds: 60,
        memoryMegabytes: 512,
        environment: { QUEUE_URL: queueUrl, LANE: 'marketing' },
        logGroup: '/aws/lambda/test-Send',
        accessKeyId: expect.stringMatching(/^ASIA[\dA-F]{16}$/),
      },
    ]);
    expect(mappings).toEqual([
      {
        queueArn: 'arn:aws:sqs:ap-southeast-1:000000000000:test-Queue',
        queueUrl,
        functionName: 'test-Send',
        batchSize: 5,
        batchWindowSeconds: 2,
        maximumConcurrency: 3,
        reportsItemFailures: true,
      },
    ]);
  });

  // API reference of Lambda, CreateFunction and CreateEventSourceMapping.
  it('have the defaults of Lambda where the template says nothing', async () => {
    const { functions, mappings } = await build({
      Send: aFunction(),
      Mapping: ['AWS::Lambda::EventSourceMapping', { EventSourceArn: 'arn:aws:sqs:a:1:queue' }],
    });
    expect(functions).toMatchObject([{ timeoutSeconds: 3, memoryMegabytes: 128, environment: {} }]);
    expect(mappings).toMatchObject([
      { batchSize: 10, batchWindowSeconds: 0, reportsItemFailures: false },
    ]);
  });

  it('call under a key of their own', async () => {
    const { functions } = await build({ One: aFunction(), Two: aFunction() });
    expect(new Set(functions.map(({ accessKeyId }) => accessKeyId)).size).toBe(2);
  });
});
