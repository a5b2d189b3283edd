import type { StageHost } from '../../../local/http-api/answer.ts';
import type { Stage } from '../../../local/http-api/definition.ts';
import type { HttpAnswer, HttpRequest } from '../../../local/http-api/exchange.ts';
import { startHttpApi } from '../../../local/http-api.ts';
import { type Judge, LENIENT } from '../../../local/iam/judge.ts';
import type { InvocationResult } from '../../../local/lambda/invocation.ts';

export const NOON = Date.parse('2026-11-23T04:00:00Z');
export const FUNCTION_ARN = 'arn:aws:lambda:ap-southeast-1:000000000000:function:door';
export const LOG_GROUP_ARN = 'arn:aws:logs:ap-southeast-1:000000000000:log-group:access';

type Settings = Partial<Omit<Stage, 'accessLog'>> & {
  readonly routeKeys?: readonly string[];
  readonly format?: string;
  readonly timeoutMs?: number;
  readonly judge?: Judge;
  invoke?(functionName: string, event: unknown): Promise<InvocationResult>;
};

export type Event = Readonly<Record<string, unknown>>;

/** An API with its routes and its stage, a clock that stands still, and what was said to whom. */
export function anApi({ routeKeys = ['$default'], ...settings }: Settings = {}) {
  const clock = { ms: NOON, now: () => clock.ms };
  const events: Event[] = [];
  const lines: string[] = [];
  const host = {
    clock,
    endpoint: 'http://127.0.0.1:4566',
    judge: settings.judge ?? LENIENT,
    log: (logGroupArn: string, line: string) => void lines.push(`${logGroupArn} ${line}`),
    async invoke(functionName: string, event: unknown) {
      events.push(event as Event);
      return settings.invoke?.(functionName, event) ?? SILENCE;
    },
  } satisfies StageHost;
  const api = startHttpApi(host);
  const { apiId } = api.createApi('shop');
  const { timeoutMs = 30_000, variables = {}, throttling = {}, routeThrottling = {} } = settings;
  const integrationId = api.createIntegration({ apiId, functionArn: FUNCTION_ARN, timeoutMs });
  for (const routeKey of routeKeys) api.createRoute({ apiId, routeKey, integrationId });
  api.createStage({
    ...{ apiId, variables, throttling, routeThrottling },
    ...(settings.format === undefined
      ? {}
      : { accessLog: { logGroupArn: LOG_GROUP_ARN, format: settings.format } }),
  });
  const send = async (request: Partial<HttpRequest> = {}): Promise<HttpAnswer> => {
    const answer = await api.handle({ ...A_REQUEST, ...request });
    if (answer === undefined) throw new Error('there is no API');
    return answer;
  };
  return {
    host,
    api,
    apiId,
    clock,
    events,
    lines,
    send,
    /** The event that comes of a request. */
    async eventOf(request: Partial<HttpRequest> = {}): Promise<Event> {
      await send(request);
      return events.at(-1) ?? {};
    },
  };
}

const SILENCE: InvocationResult = { ok: true, payload: null };

export const A_REQUEST: HttpRequest = {
  method: 'GET',
  rawPath: '/',
  rawQueryString: '',
  headers: { host: '127.0.0.1:4566', 'user-agent': 'test' },
  body: Buffer.alloc(0),
  sourceIp: '10.0.0.7',
};

export const message = (text: string): string => JSON.stringify({ message: text });
