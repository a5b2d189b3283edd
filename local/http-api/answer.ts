import { randomBytes } from 'node:crypto';
import { createAccessLog } from './access-log.ts';
import type { Stage } from './definition.ts';
import type { Exchange, HttpAnswer, HttpRequest, Outcome } from './exchange.ts';
import { gatewayError } from './gateway-error.ts';
import { type Callee, callIntegration } from './integration.ts';
import { quotaExceeded } from './quota.ts';
import { type PlacedRoute, selectRoute } from './select-route.ts';
import { createThrottle } from './throttle.ts';

export interface StageHost extends Callee {
  /** Where requests come in, such as `http://127.0.0.1:4566`. */
  readonly endpoint: string;
  /** A line of the access log. */
  log(logGroupArn: string, line: string): void;
}

/**
 * A stage with whatever routes there are or come, and what it answers.
 * @throws for settings that the stage cannot have
 */
export function deploy(
  stage: Stage,
  routes: readonly PlacedRoute[],
  host: StageHost,
): (request: HttpRequest) => Promise<HttpAnswer> {
  const { now } = host.clock;
  const routeKeys = routes.map(({ route }) => route.routeKey);
  const admits = createThrottle(stage, routeKeys, now);
  const writeAccessLog = accessLogTo(stage, host);

  return async (request) => {
    const { apiId, variables } = stage;
    const { endpoint } = host;
    const visit = { apiId, endpoint, variables, request, requestId: newId(), arrivedMs: now() };
    const selected = selectRoute(routes, request.method, request.rawPath);
    const outcomeOf = async (): Promise<Outcome> => {
      const excess = quotaExceeded(request);
      if (excess !== undefined) return gatewayError(excess);
      if (selected === 'malformed') return gatewayError('bad-request');
      if (selected === undefined) return gatewayError('not-found');
      if (!admits(selected.route.routeKey)) return gatewayError('throttled');
      return callIntegration({ ...visit, ...selected }, host);
    };
    const outcome = await outcomeOf();
    const routeKey = typeof selected === 'object' ? selected.route.routeKey : undefined;
    writeAccessLog({ ...visit, ...outcome, routeKey, endedMs: now() });
    const { status, headers, body } = outcome.answer;
    return { status, headers: { ...headers, 'apigw-requestid': visit.requestId }, body };
  };
}

function accessLogTo({ accessLog }: Stage, host: StageHost): (exchange: Exchange) => void {
  if (accessLog === undefined) return () => {};
  const line = createAccessLog(accessLog.format);
  return (exchange) => host.log(accessLog.logGroupArn, line(exchange));
}

/** In the form of API Gateway's own, such as `AZzecgvEPHcEPew=`. */
const newId = (): string => `${randomBytes(11).toString('base64url')}=`;
