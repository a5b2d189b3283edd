import type { Clock } from '../clock.ts';
import type { Judge } from '../iam/judge.ts';
import { failed, type InvocationResult } from '../lambda/invocation.ts';
import { arnOf } from '../surroundings.ts';
import type { Outcome } from './exchange.ts';
import { gatewayError } from './gateway-error.ts';
import { proxyEvent, type SelectedVisit } from './proxy-event.ts';
import { MalformedResponse, readProxyResponse } from './proxy-response.ts';

/** Runs the function of that name, and waits for what comes of it. */
type InvokeFunction = (functionName: string, event: unknown) => Promise<InvocationResult>;

/** What the access log says of a call. */
export interface IntegrationOutcome {
  readonly latencyMs: number;
  /** What Lambda itself answered. */
  readonly lambdaStatus?: number;
  /** What the function's payload says. */
  readonly functionStatus?: number;
  readonly errorMessage?: string;
}

export interface Callee {
  readonly clock: Pick<Clock, 'now'>;
  readonly judge: Judge;
  readonly invoke: InvokeFunction;
}

/** Calls the function of the route, and makes an answer of what it says. */
export async function callIntegration(visit: SelectedVisit, callee: Callee): Promise<Outcome> {
  const { functionArn, timeoutMs } = visit.integration;
  const event = proxyEvent(visit);
  if (Buffer.byteLength(JSON.stringify(event)) > EVENT_MAX_BYTES) {
    return gatewayError('body-too-large');
  }
  const startedMs = callee.clock.now();
  const ended = (integration: Omit<IntegrationOutcome, 'latencyMs'>) => ({
    integration: { latencyMs: callee.clock.now() - startedMs, ...integration },
  });
  const refusal = callee.judge.service({
    service: 'apigateway.amazonaws.com',
    action: 'lambda:InvokeFunction',
    resource: functionArn,
    sourceArn: sourceArnOf(visit),
  });
  if (refusal !== undefined) {
    return {
      ...gatewayError('integration-failed'),
      ...ended({ lambdaStatus: 403, errorMessage: NOT_PERMITTED }),
    };
  }
  const result = await withinMs(timeoutMs, call(callee.invoke, functionArn, event));
  if (result === undefined) {
    return { ...gatewayError('integration-timed-out'), ...ended({ errorMessage: TIMED_OUT }) };
  }
  const read = readResult(result);
  if (typeof read !== 'string') {
    return { answer: read, ...ended({ lambdaStatus: 200, functionStatus: read.status }) };
  }
  return {
    ...gatewayError('integration-failed'),
    ...ended({ lambdaStatus: 200, errorMessage: read }),
  };
}

/** An answer, or what is wrong with it. */
function readResult(result: InvocationResult): Outcome['answer'] | string {
  if (!result.ok) {
    const said = `The Lambda function returned the following error: ${result.errorMessage}`;
    return `${said}. Check your Lambda function code and try again.`;
  }
  try {
    return readProxyResponse(result.payload);
  } catch (error) {
    if (error instanceof MalformedResponse) return error.message;
    throw error;
  }
}

/**
 * In whose name the function is called, with the path as the route has it: what permissions name
 * in their `SourceArn`, by the developer guide and the CDK.
 */
function sourceArnOf({ apiId, request, route: { place } }: SelectedVisit): string {
  const resource = place === undefined ? '$default' : `${request.method}${place.path}`;
  return arnOf('execute-api', `${apiId}/$default/${resource}`);
}

const call = (invoke: InvokeFunction, functionArn: string, event: unknown) =>
  invoke(functionArn.split(':').at(-1) ?? '', event).catch((error: unknown) =>
    failed('ResourceNotFoundException', String(error)),
  );

/** Undefined once that time is up; it is real time, as the functions' own limits are. */
async function withinMs<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  return Promise.race([work, timeUp]).finally(() => clearTimeout(timer));
}

/** Of an event of a synchronous invocation, by Lambda's quotas. */
const EVENT_MAX_BYTES = 6 * 1024 * 1024;

const NOT_PERMITTED =
  'The IAM role configured on the integration or API Gateway ' +
  "doesn't have permissions to call the integration. Check the permissions and try again.";
const TIMED_OUT = 'Endpoint request timed out';
