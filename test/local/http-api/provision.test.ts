import { describe, expect, it } from 'vitest';
import { startHttpApi } from '../../../local/http-api.ts';
import type { Cloud } from '../../../local/provision/cloud.ts';
import { provision } from '../../../local/provision/provision.ts';
import { A_REQUEST, anApi, FUNCTION_ARN, LOG_GROUP_ARN } from './an-api.ts';

type Properties = Readonly<Record<string, unknown>>;
type Changes = Partial<Record<'Api' | 'Integration' | 'Route' | 'Stage', Properties>>;

/** An API with one route, changed as asked. */
const resourcesOf = (changes: Changes) => {
  const ApiId = { Ref: 'Api' };
  const resource = (kind: keyof Changes, properties: Properties) => ({
    [kind]: {
      Type: `AWS::ApiGatewayV2::${kind}`,
      Properties: { ...properties, ...changes[kind] },
    },
  });
  return {
    ...resource('Api', { Name: 'shop', ProtocolType: 'HTTP' }),
    ...resource('Integration', {
      ...{ ApiId, IntegrationType: 'AWS_PROXY', IntegrationUri: FUNCTION_ARN },
      PayloadFormatVersion: '2.0',
    }),
    ...resource('Route', {
      ...{ ApiId, RouteKey: 'GET /a', AuthorizationType: 'NONE' },
      Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
    }),
    Stage: {
      ...resource('Stage', { ApiId, StageName: '$default', AutoDeploy: true })['Stage'],
      DependsOn: 'Route',
    },
  };
};

async function build(changes: Changes = {}) {
  const { host, events, lines } = anApi();
  const httpApi = startHttpApi(host);
  const value = (name: string, of: unknown) => ({ [name]: { Value: of } });
  const Outputs = {
    ...value('Api', { Ref: 'Api' }),
    ...value('Endpoint', { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }),
    ...value('ApiId', { 'Fn::GetAtt': ['Api', 'ApiId'] }),
    ...value('Stage', { Ref: 'Stage' }),
  };
  const template = { Resources: resourcesOf(changes) as never, Outputs };
  const assembly = { template, stackName: 'test', templateSha256: '', assetPath: String };
  const { outputs } = await provision(assembly, { httpApi } as Partial<Cloud> as Cloud);
  return { outputs, events, lines, send: () => httpApi.handle({ ...A_REQUEST, rawPath: '/a' }) };
}

// CloudFormation user guide, the return values of each type.
describe('a reference to an API', () => {
  it('is its id, the same in every run, and its endpoint is this machine’s', async () => {
    const { outputs } = await build();
    expect(outputs).toEqual({
      Api: expect.stringMatching(/^[a-z\d]{10}$/),
      ApiId: outputs['Api'],
      Endpoint: 'http://127.0.0.1:4566',
      Stage: '$default',
    });
    expect((await build()).outputs).toEqual(outputs);
  });
});

describe('an integration', () => {
  it.each([
    FUNCTION_ARN,
    'arn:aws:apigateway:ap-southeast-1:lambda:path/2015-03-31/functions/' +
      `${FUNCTION_ARN}/invocations`,
  ])('with the URI %s calls the function', async (IntegrationUri) => {
    const { send, events } = await build({ Integration: { IntegrationUri } });
    expect(await send()).toMatchObject({ status: 200 });
    expect(events).toMatchObject([{ routeKey: 'GET /a' }]);
  });
});

describe('a stage', () => {
  it('throttles, logs and names its variables as its properties say', async () => {
    const { send, events, lines } = await build({
      Stage: {
        DefaultRouteSettings: { ThrottlingBurstLimit: 5, ThrottlingRateLimit: 1 },
        RouteSettings: { 'GET /a': { ThrottlingBurstLimit: 1 } },
        // What `Fn::GetAtt` of a log group's `Arn` is.
        AccessLogSettings: { DestinationArn: `${LOG_GROUP_ARN}:*`, Format: '$context.requestId' },
        StageVariables: { colour: 'red' },
      },
    });
    expect(await send()).toMatchObject({ status: 200 });
    expect(await send()).toMatchObject({ status: 429 });
    expect(events).toMatchObject([{ stageVariables: { colour: 'red' } }]);
    expect(lines[0]).toMatch(new RegExp(`^${LOG_GROUP_ARN} [\\w-]{15}=$`));
  });
});

describe('what is not played', () => {
  const url = 'https://example.com';
  it.each<[changes: Changes, named: string]>([
    [{ Api: { CorsConfiguration: {} } }, 'Api.CorsConfiguration is not played'],
    [{ Api: { DisableExecuteApiEndpoint: true } }, 'Api.DisableExecuteApiEndpoint'],
    [{ Api: { ProtocolType: 'WEBSOCKET' } }, 'Api.ProtocolType is WEBSOCKET; only HTTP'],
    [{ Integration: { IntegrationType: 'HTTP_PROXY' } }, 'Integration.IntegrationType'],
    [{ Integration: { PayloadFormatVersion: '1.0' } }, 'Integration.PayloadFormatVersion is 1.0'],
    [{ Integration: { IntegrationUri: url } }, `Integration.IntegrationUri is ${url}`],
    [{ Integration: { IntegrationUri: `${FUNCTION_ARN}:live` } }, 'without a qualifier'],
    [{ Integration: { RequestParameters: {} } }, 'Integration.RequestParameters'],
    [{ Integration: { ConnectionType: 'VPC_LINK' } }, 'Integration.ConnectionType'],
    [{ Integration: { TimeoutInMillis: 30_001 } }, 'TimeoutInMillis is 30001; allowed are 50 to'],
    [{ Integration: { TimeoutInMillis: 49 } }, 'TimeoutInMillis is 49'],
    [{ Route: { AuthorizationType: 'JWT' } }, 'Route.AuthorizationType is JWT; only NONE'],
    [{ Route: { AuthorizerId: 'a' } }, 'Route.AuthorizerId'],
    [{ Route: { Target: 'elsewhere/a' } }, 'Route.Target is elsewhere/a'],
    [{ Route: { ApiId: 'another' } }, 'no API has the id another'],
    [{ Stage: { StageName: 'v1' } }, 'Stage.StageName is v1; only $default'],
    [{ Stage: { AutoDeploy: false } }, 'Stage.AutoDeploy is false; only true'],
    [{ Stage: { ClientCertificateId: 'c' } }, 'Stage.ClientCertificateId'],
    [
      { Stage: { DefaultRouteSettings: { LoggingLevel: 'INFO' } } },
      'Stage.DefaultRouteSettings.LoggingLevel',
    ],
    [
      { Stage: { RouteSettings: { 'GET /a': { DataTraceEnabled: true } } } },
      'Stage.RouteSettings["GET /a"].DataTraceEnabled',
    ],
    [{ Stage: { RouteSettings: { 'GET /b': {} } } }, '"GET /b", which is no route'],
    [
      { Stage: { AccessLogSettings: { DestinationArn: 'arn:aws:firehose:a:1:b', Format: 'x' } } },
      'Stage.AccessLogSettings.DestinationArn is arn:aws:firehose',
    ],
    [
      { Stage: { AccessLogSettings: { DestinationArn: LOG_GROUP_ARN, Format: '$context.x' } } },
      '$context.x is not played',
    ],
  ])('is an error that names it: %j', async (changes, named) => {
    await expect(build(changes)).rejects.toThrow(named);
  });
});
