import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { afterAll, describe, expect, it } from 'vitest';
import { readAssembly } from '../../../local/assembly.ts';
import { startHttpApi } from '../../../local/http-api.ts';
import { createIam } from '../../../local/iam/iam.ts';
import { startLambda } from '../../../local/lambda/lambda.ts';
import type { Cloud } from '../../../local/provision/cloud.ts';
import { provision } from '../../../local/provision/provision.ts';
import { A_REQUEST, LOG_GROUP_ARN, NOON } from './an-api.ts';

const ENDPOINT = 'http://127.0.0.1:4566';
const SOURCE = `export const handler = async ({ routeKey, pathParameters, body }) =>
  ({ statusCode: 202, body: JSON.stringify({ routeKey, pathParameters, body }) });`;

const dir = mkdtempSync(join(tmpdir(), 'dingdong-http-api-'));
writeFileSync(join(dir, 'index.mjs'), SOURCE);
const outDir = join(dir, 'cdk.out');
const lambda = await startLambda({ endpoint: ENDPOINT, onLine: () => {} });
afterAll(async () => {
  await lambda.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** What the next stacks will have, by the constructs of the CDK. */
function synthesize(): string {
  const app = new App({ outdir: outDir, builtinCloudFormationValidation: false });
  const stack = new Stack(app, 'shop');
  const aFunction = (id: string) =>
    new LambdaFunction(stack, id, {
      code: Code.fromAsset(dir, { exclude: ['cdk.out'] }),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      role: new Role(stack, `${id}Role`, { assumedBy: new ServicePrincipal('lambda') }),
    });
  const httpApi = new HttpApi(stack, 'Api', { description: 'doors', createDefaultStage: false });
  const door = new HttpLambdaIntegration('Door', aFunction('Door'), {
    timeout: Duration.seconds(10),
  });
  const preferences = new HttpLambdaIntegration('Preferences', aFunction('Preferences'), {
    scopePermissionToRoute: false,
  });
  for (const path of ['/replies/{format}/{secret}', '/replies/{format}']) {
    httpApi.addRoutes({ path, methods: [HttpMethod.POST], integration: door });
  }
  const methods = [HttpMethod.GET, HttpMethod.PUT];
  httpApi.addRoutes({ path: '/preferences', methods, integration: preferences });
  httpApi.addRoutes({ path: '/any/{proxy+}', integration: door });
  new HttpStage(stack, 'Stage', {
    httpApi,
    autoDeploy: true,
    throttle: { rateLimit: 10, burstLimit: 5 },
    accessLogSettings: {
      destination: new LogGroupLogDestination(
        LogGroup.fromLogGroupArn(stack, 'Access', LOG_GROUP_ARN),
      ),
      format: AccessLogFormat.custom('$context.requestId $context.routeKey $context.status'),
    },
  });
  new CfnOutput(stack, 'ApiUrl', { value: httpApi.apiEndpoint });
  app.synth();
  return stack.stackName;
}

async function start() {
  const assembly = readAssembly(outDir, synthesize());
  const iam = createIam();
  const lines: string[] = [];
  const httpApi = startHttpApi({
    clock: { now: () => NOON },
    judge: iam,
    endpoint: ENDPOINT,
    invoke: lambda.invoke,
    log: (logGroupArn, line) => lines.push(`${logGroupArn} ${line}`),
  });
  // All that this stack is made of.
  const cloud = { assembly, iam, lambda, httpApi } as Partial<Cloud> as Cloud;
  return { lines, httpApi, iam, assembly, ...(await provision(assembly, cloud)) };
}

const { httpApi, lines, outputs, running, assembly } = await start();
const send = (method: string, rawPath: string) =>
  httpApi.handle({
    ...{ ...A_REQUEST, method, rawPath },
    headers: { 'content-type': 'text/plain' },
    body: Buffer.from('Y'),
  });

describe('an HTTP API that the CDK synthesized', () => {
  it('is all played, and found at the endpoint of this machine', () => {
    expect(running).toMatchObject({
      'AWS::ApiGatewayV2::Api': 1,
      'AWS::ApiGatewayV2::Integration': 2,
      'AWS::ApiGatewayV2::Route': 5,
      'AWS::ApiGatewayV2::Stage': 1,
    });
    expect(outputs).toEqual({ ApiUrl: ENDPOINT });
  });

  it.each<[method: string, path: string, routeKey: string, pathParameters?: object]>([
    [
      ...(['POST', '/replies/twilio/s3cret', 'POST /replies/{format}/{secret}'] as const),
      { format: 'twilio', secret: 's3cret' },
    ],
    ['POST', '/replies/twilio', 'POST /replies/{format}', { format: 'twilio' }],
    ['PUT', '/preferences', 'PUT /preferences'],
    ['DELETE', '/any/thing/else', 'ANY /any/{proxy+}', { proxy: 'thing/else' }],
  ])('lets its function answer %s %s, which its permission allows', async (method, path, ...of) => {
    const [routeKey, pathParameters] = of;
    const answer = await send(method, path);
    expect(answer?.status).toBe(202);
    expect(JSON.parse(String(answer?.body))).toEqual({
      routeKey,
      ...(pathParameters && { pathParameters }),
      body: 'Y',
    });
    expect(lines.at(-1)).toMatch(new RegExp(`^${LOG_GROUP_ARN} [\\w-]{15}= `));
    expect(lines.at(-1)?.endsWith(`= ${routeKey} 202`)).toBe(true);
  });

  it('is throttled as its stage says', async () => {
    // The clock stands still, and the burst is five.
    const answers = Array.from({ length: 6 }, () => send('GET', '/preferences'));
    expect((await Promise.all(answers)).at(-1)).toMatchObject({ status: 429 });
  });
});

describe('a route whose permission is not there', () => {
  it('is an Internal Server Error', async () => {
    const Resources = Object.fromEntries(
      Object.entries(assembly.template.Resources).filter(
        ([, { Type }]) => Type !== 'AWS::Lambda::Permission',
      ),
    );
    const bare = { ...assembly, template: { ...assembly.template, Resources } };
    const iam = createIam();
    const api = startHttpApi({
      clock: { now: () => NOON },
      ...{ judge: iam, endpoint: ENDPOINT, invoke: lambda.invoke, log: () => {} },
    });
    const cloud = { assembly: bare, iam, lambda, httpApi: api } as Partial<Cloud> as Cloud;
    await provision(bare, cloud);
    const request = { ...A_REQUEST, method: 'POST', rawPath: '/replies/twilio' };
    expect(await api.handle(request)).toMatchObject({ status: 500 });
  });
});
