import type { Stage, Throttling } from '../http-api/definition.ts';
import { only, type Provisioner } from './cloud.ts';

export const createApi: Provisioner = ({ logicalId, name, properties }, { httpApi }) => {
  only(logicalId, properties, ['Description', 'Name', 'ProtocolType']);
  always(`${logicalId}.ProtocolType`, properties['ProtocolType'], 'HTTP');
  const { apiId, apiEndpoint } = httpApi.createApi(name);
  return { ref: apiId, attributes: { ApiId: apiId, ApiEndpoint: apiEndpoint } };
};

export const createIntegration: Provisioner = ({ logicalId, properties }, { httpApi }) => {
  only(logicalId, properties, [
    'ApiId',
    'Description',
    'IntegrationType',
    'IntegrationUri',
    'PayloadFormatVersion',
    'TimeoutInMillis',
  ]);
  always(`${logicalId}.IntegrationType`, properties['IntegrationType'], 'AWS_PROXY');
  always(`${logicalId}.PayloadFormatVersion`, properties['PayloadFormatVersion'], '2.0');
  const id = httpApi.createIntegration({
    apiId: String(properties['ApiId']),
    functionArn: functionArnOf(`${logicalId}.IntegrationUri`, properties['IntegrationUri']),
    timeoutMs: timeoutMsOf(`${logicalId}.TimeoutInMillis`, properties['TimeoutInMillis']),
  });
  return { ref: id, attributes: { IntegrationId: id } };
};

export const createRoute: Provisioner = ({ logicalId, properties }, { httpApi }) => {
  only(logicalId, properties, ['ApiId', 'AuthorizationType', 'RouteKey', 'Target']);
  always(`${logicalId}.AuthorizationType`, properties['AuthorizationType'] ?? 'NONE', 'NONE');
  const target = String(properties['Target']);
  const [, integrationId] = target.match(/^integrations\/(\w+)$/) ?? [];
  if (integrationId === undefined) {
    throw new Error(`${logicalId}.Target is ${target}; allowed is integrations/<id>`);
  }
  const id = httpApi.createRoute({
    apiId: String(properties['ApiId']),
    routeKey: String(properties['RouteKey']),
    integrationId,
  });
  return { ref: id, attributes: { RouteId: id } };
};

export const createStage: Provisioner = ({ logicalId, properties }, { httpApi }) => {
  only(logicalId, properties, [
    'AccessLogSettings',
    'ApiId',
    'AutoDeploy',
    'DefaultRouteSettings',
    'Description',
    'RouteSettings',
    'StageName',
    'StageVariables',
  ]);
  always(`${logicalId}.StageName`, properties['StageName'], '$default');
  // Without it a stage is empty until something deploys it.
  always(`${logicalId}.AutoDeploy`, properties['AutoDeploy'], true);
  const at = `${logicalId}.RouteSettings`;
  const ofRoutes = Object.entries(properties['RouteSettings'] ?? {}).map(
    ([routeKey, settings]) =>
      [routeKey, throttlingOf(`${at}["${routeKey}"]`, settings as Settings)] as const,
  );
  const defaults = properties['DefaultRouteSettings'] ?? {};
  httpApi.createStage({
    apiId: String(properties['ApiId']),
    variables: properties['StageVariables'] ?? {},
    throttling: throttlingOf(`${logicalId}.DefaultRouteSettings`, defaults),
    routeThrottling: Object.fromEntries(ofRoutes),
    ...accessLogOf(`${logicalId}.AccessLogSettings`, properties['AccessLogSettings']),
  });
  return { ref: '$default', attributes: {} };
};

interface Settings {
  readonly ThrottlingBurstLimit?: number;
  readonly ThrottlingRateLimit?: number;
}

function throttlingOf(at: string, settings: Settings): Throttling {
  // Metrics are not gathered on this machine, in detail or otherwise.
  only(at, settings, ['DetailedMetricsEnabled', 'ThrottlingBurstLimit', 'ThrottlingRateLimit']);
  const { ThrottlingBurstLimit: burst, ThrottlingRateLimit: ratePerSecond } = settings;
  return {
    ...(burst === undefined ? {} : { burst: Number(burst) }),
    ...(ratePerSecond === undefined ? {} : { ratePerSecond: Number(ratePerSecond) }),
  };
}

interface LogSettings {
  readonly DestinationArn?: string;
  readonly Format?: string;
}

function accessLogOf(at: string, settings: LogSettings | undefined): Pick<Stage, 'accessLog'> {
  if (settings === undefined) return {};
  only(at, settings, ['DestinationArn', 'Format']);
  const { DestinationArn: arn = '', Format: format = '' } = settings;
  // `Fn::GetAtt` of a log group's `Arn` ends with `:*`, and API Gateway takes it either way.
  const [, logGroupArn] = arn.match(/^(arn:aws:logs:[^:]+:\d+:log-group:[^:]+)(?::\*)?$/) ?? [];
  if (logGroupArn !== undefined) return { accessLog: { logGroupArn, format } };
  throw new Error(`${at}.DestinationArn is ${arn}: only log groups are played on this machine`);
}

/** The function's own ARN, or the one by which API Gateway calls it. */
function functionArnOf(at: string, uri: unknown): string {
  const arn = String(uri)
    .replace(/^arn:aws:apigateway:[^:]+:lambda:path\/2015-03-31\/functions\//, '')
    .replace(/\/invocations$/, '')
    .match(/^arn:aws:lambda:[^:]+:\d+:function:[\w-]+$/)?.[0];
  if (arn !== undefined) return arn;
  throw new Error(`${at} is ${uri}: only functions without a qualifier are played`);
}

/** 30 s by default; 50 ms to 30 s, by the API reference of CreateIntegration. */
function timeoutMsOf(at: string, given: unknown): number {
  const ms = Number(given ?? 30_000);
  if (Number.isInteger(ms) && ms >= 50 && ms <= 30_000) return ms;
  throw new Error(`${at} is ${given}; allowed are 50 to 30000`);
}

function always(at: string, given: unknown, played: string | boolean): void {
  if (String(given) === String(played)) return;
  throw new Error(`${at} is ${given}; only ${played} is played on this machine`);
}
