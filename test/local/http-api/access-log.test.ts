import { describe, expect, it } from 'vitest';
import type { InvocationResult } from '../../../local/lambda/invocation.ts';
import { anApi, LOG_GROUP_ARN } from './an-api.ts';

const VARIABLES = {
  id: '$context.requestId',
  ip: '$context.identity.sourceIp',
  agent: '$context.identity.userAgent',
  time: '$context.requestTime',
  epoch: '$context.requestTimeEpoch',
  method: '$context.httpMethod',
  route: '$context.routeKey',
  path: '$context.path',
  protocol: '$context.protocol',
  status: '$context.status',
  length: '$context.responseLength',
  latency: '$context.responseLatency',
  stage: '$context.stage',
  error: '$context.error.message',
  type: '$context.error.responseType',
  integration: '$context.integrationErrorMessage',
  functionStatus: '$context.integration.status',
  lambdaStatus: '$context.integrationStatus',
  lambdaLatency: '$context.integrationLatency',
};

type Settings = NonNullable<Parameters<typeof anApi>[0]>;

const logging = (settings: Settings = {}) =>
  anApi({ routeKeys: ['POST /replies/{format}'], format: JSON.stringify(VARIABLES), ...settings });

const REPLY = { method: 'POST', rawPath: '/replies/twilio' };

/** The last line, read. */
const written = ({ lines }: ReturnType<typeof anApi>): Readonly<Record<string, string>> => {
  const [arn, line = ''] = (lines.at(-1) ?? '').split(/ (.*)/);
  expect(arn).toBe(LOG_GROUP_ARN);
  return JSON.parse(line);
};

// Developer guide of API Gateway, "Customize HTTP API access logs".
describe('the access log', () => {
  it('has a line for a request, with what its format names', async () => {
    const api = logging({
      async invoke() {
        api.clock.ms += 42;
        return { ok: true, payload: { statusCode: 202, body: '好' } };
      },
    });
    const { headers } = await api.send(REPLY);
    expect(written(api)).toEqual({
      id: headers['apigw-requestid'],
      ip: '10.0.0.7',
      agent: 'test',
      time: '23/Nov/2026:04:00:00 +0000',
      epoch: '1795406400000',
      method: 'POST',
      route: 'POST /replies/{format}',
      path: '/replies/twilio',
      protocol: 'HTTP/1.1',
      status: '202',
      length: '3',
      latency: '42',
      stage: '$default',
      error: '-',
      type: '-',
      integration: '-',
      functionStatus: '202',
      lambdaStatus: '200',
      lambdaLatency: '42',
    });
    expect(api.lines).toHaveLength(1);
  });

  it('has each request, whatever its answer', async () => {
    const api = logging({ throttling: { burst: 1, ratePerSecond: 1 } });
    await api.send({ method: 'GET', rawPath: '/none' });
    expect(written(api)).toMatchObject({
      status: '404',
      route: '-',
      error: 'Not Found',
      length: '23',
      functionStatus: '-',
    });
    await api.send({ ...REPLY, body: Buffer.alloc(11 * 1024 * 1024) });
    expect(written(api)).toMatchObject({ status: '413', type: 'REQUEST_TOO_LARGE' });
    await api.send(REPLY);
    await api.send(REPLY);
    expect(written(api)).toMatchObject({ status: '429', type: 'THROTTLED' });
    await api.send({ ...REPLY, rawPath: '/%zz' });
    expect(written(api)).toMatchObject({ status: '400', path: '/%zz' });
    expect(api.lines).toHaveLength(5);
  });

  it.each<[what: string, result: InvocationResult, said: string]>([
    [
      'fails',
      { ok: false, errorType: 'TypeError', errorMessage: 'x is not a function' },
      'The Lambda function returned the following error: x is not a function. ' +
        'Check your Lambda function code and try again.',
    ],
    [
      'answers in another form',
      { ok: true, payload: { statusCode: 200, body: {} } },
      "The response from the Lambda function doesn't match the format that API Gateway " +
        'expects. Lambda body contains the wrong type for field ' +
        '"body"',
    ],
  ])('says why a function that %s gives no answer', async (_, result, said) => {
    const api = logging({
      format: '$context.requestId|$context.status|$context.integrationErrorMessage',
      invoke: async () => result,
    });
    await api.send(REPLY);
    expect((api.lines[0] ?? '').split('|').slice(1)).toEqual(['500', said]);
  });

  it('says of a function that is not permitted that it is not', async () => {
    const asked: unknown[] = [];
    const api = logging({
      judge: {
        role: () => undefined,
        service: (call) => {
          asked.push(call);
          return { message: 'no' };
        },
      },
    });
    expect(await api.send(REPLY)).toMatchObject({ status: 500 });
    expect(written(api)['integration']).toMatch(/doesn't have permissions to call the integration/);
    expect(written(api)).toMatchObject({ functionStatus: '-', lambdaStatus: '403' });
    expect(api.events).toEqual([]);
    // As permissions name it, with the variables of the path unfilled.
    expect(asked).toEqual([
      {
        service: 'apigateway.amazonaws.com',
        action: 'lambda:InvokeFunction',
        resource: 'arn:aws:lambda:ap-southeast-1:000000000000:function:door',
        sourceArn:
          'arn:aws:execute-api:ap-southeast-1:000000000000:' +
          `${api.apiId}/$default/POST/replies/{format}`,
      },
    ]);
  });
});

// API reference of CreateStage, AccessLogSettings, and the quota on an access log's template.
describe('a format', () => {
  it.each([
    [
      'with a variable that is not known',
      '$context.requestId $context.nothing',
      '$context.nothing',
    ],
    ['with a variable of REST APIs', '$context.requestId $context.resourcePath', 'resourcePath'],
    ['with half a variable', '$context.requestId $context.', '$context is not played'],
    ['without the id of the request', '$context.status', 'lacks $context.requestId'],
    ['of two lines', '$context.requestId\n$context.status', 'more than one line'],
    ['of more than 3 KB', `$context.requestId ${'x'.repeat(3 * 1024)}`, 'more than 3072 bytes'],
  ])('%s is refused', (_, format, named) => {
    expect(() => anApi({ format })).toThrow(named);
  });

  it('may have text about its variables', async () => {
    const api = anApi({ format: '[$context.requestId]. $context.httpMethod:$context.status.' });
    await api.send();
    expect(api.lines[0]).toMatch(/ \[[\w-]{15}=\]\. GET:200\.$/);
  });
});
