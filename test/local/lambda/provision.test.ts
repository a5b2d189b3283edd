import { describe, expect, it } from 'vitest';
import { aFunction, build, QUEUE } from '../fixtures/build.ts';

describe('a function and its mapping', () => {
  it('are told to Lambda with everything resolved', async () => {
    const Environment = { Variables: { QUEUE_URL: { Ref: 'Queue' }, LANE: 'marketing' } };
    const { functions, mappings } = await build({
      Queue: QUEUE,
      Send: aFunction({ Environment, Timeout: 60, MemorySize: 512 }),
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
        roleArn: 'arn:aws:iam::000000000000:role/lambda-role',
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
