import { createHash } from 'node:crypto';
import { deploy, type StageHost } from './http-api/answer.ts';
import type { Integration, Route, Stage } from './http-api/definition.ts';
import type { HttpAnswer, HttpRequest } from './http-api/exchange.ts';
import { gatewayError } from './http-api/gateway-error.ts';
import { parseRouteKey } from './http-api/route-key.ts';
import type { PlacedRoute } from './http-api/select-route.ts';

export interface HttpApi {
  /** Undefined where there is no API, and the request is another's. */
  handle(request: HttpRequest): Promise<HttpAnswer | undefined>;
  /** @throws for a second API: its requests could not be told from those of the first */
  createApi(name: string): { readonly apiId: string; readonly apiEndpoint: string };
  /** @returns its id */
  createIntegration(integration: Integration): string;
  /** @returns its id */
  createRoute(route: Route): string;
  /** The stage `$default`, deployed with whatever routes there are or come. */
  createStage(stage: Stage): void;
  /** A request has not been answered yet. */
  isBusy(): boolean;
}

/** API Gateway with one HTTP API, whose routes are Lambda proxy integrations. */
export function startHttpApi(host: StageHost): HttpApi {
  const integrations = new Map<string, Integration>();
  const routes: PlacedRoute[] = [];
  let apiId: string | undefined;
  let answer: ReturnType<typeof deploy> | undefined;
  let underWay = 0;

  const ofThisApi = (given: string) => {
    if (given === apiId) return;
    throw new Error(`no API has the id ${given}${apiId === undefined ? '' : `; ${apiId} has`}`);
  };

  return {
    async handle(request) {
      if (apiId === undefined) return undefined;
      // Without a stage nothing is logged either, by the developer guide on routing.
      if (answer === undefined) return gatewayError('not-found').answer;
      underWay += 1;
      return answer(request).finally(() => {
        underWay -= 1;
      });
    },
    createApi(name) {
      if (apiId !== undefined) throw new Error(`${name}: one HTTP API is played, and there is one`);
      apiId = shortId(name, 10);
      return { apiId, apiEndpoint: host.endpoint };
    },
    createIntegration(integration) {
      ofThisApi(integration.apiId);
      const id = shortId(`integration ${integrations.size}`, 7);
      integrations.set(id, integration);
      return id;
    },
    createRoute({ apiId: its, routeKey, integrationId }) {
      ofThisApi(its);
      const integration = integrations.get(integrationId);
      if (integration === undefined) throw new Error(`no integration has the id ${integrationId}`);
      if (routes.some(({ route }) => route.routeKey === routeKey)) {
        throw new Error(`a route with the key ${routeKey} is there already`);
      }
      routes.push({ route: parseRouteKey(routeKey), integration });
      return shortId(`route ${routeKey}`, 7);
    },
    createStage(stage) {
      ofThisApi(stage.apiId);
      if (answer !== undefined) throw new Error('the stage $default is there already');
      answer = deploy(stage, routes, host);
    },
    isBusy: () => underWay > 0,
  };
}

/** The same in every run, so that what points to it stays right. */
const shortId = (seed: string, length: number): string =>
  BigInt(`0x${createHash('sha256').update(seed).digest('hex')}`)
    .toString(36)
    .slice(0, length);
