import { ACCOUNT_ID } from '../surroundings.ts';
import { clfTime } from './clf-time.ts';
import {
  decodedPathOf,
  domainNameOf,
  domainPrefixOf,
  type HttpRequest,
  headerOf,
  type Visit,
} from './exchange.ts';
import { handedOnHeaders } from './handed-on-headers.ts';
import type { SelectedRoute } from './select-route.ts';

export type SelectedVisit = Visit & SelectedRoute;

/**
 * What the function is called with: payload format 2.0, by the developer guide on Lambda proxy
 * integrations of HTTP APIs. What a request has nothing of is left out.
 */
export function proxyEvent(visit: SelectedVisit): Readonly<Record<string, unknown>> {
  const { request, route, pathParameters, variables } = visit;
  const { routeKey } = route;
  const cookies = cookiesOf(request);
  const isText = TEXT.test(headerOf(request, 'content-type') ?? '');
  return {
    version: '2.0',
    routeKey,
    rawPath: decodedPathOf(request),
    rawQueryString: request.rawQueryString,
    ...(cookies.length > 0 && { cookies }),
    headers: handedOnHeaders(visit),
    ...optional('queryStringParameters', queryOf(request)),
    ...optional('pathParameters', pathParameters),
    ...optional('stageVariables', variables),
    requestContext: requestContextOf(visit),
    ...(request.body.length > 0 && { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !isText,
  };
}

// All else comes in Base64: JSON of other names, forms, and what has no content type. The
// documentation does not list them; this is what has been observed of HTTP APIs.
const TEXT = /^(text\/[^;]+|application\/(json|javascript|xml))\s*(;|$)/i;

const requestContextOf = (visit: SelectedVisit) => ({
  accountId: ACCOUNT_ID,
  apiId: visit.apiId,
  domainName: domainNameOf(visit),
  domainPrefix: domainPrefixOf(visit),
  http: {
    method: visit.request.method,
    path: decodedPathOf(visit.request),
    protocol: 'HTTP/1.1',
    sourceIp: visit.request.sourceIp,
    userAgent: headerOf(visit.request, 'user-agent') ?? '',
  },
  requestId: visit.requestId,
  routeKey: visit.route.routeKey,
  stage: '$default',
  time: clfTime(visit.arrivedMs),
  timeEpoch: visit.arrivedMs,
});

const cookiesOf = ({ headers }: HttpRequest): readonly string[] =>
  [headers['cookie'] ?? []].flat().flatMap((line) => line.split(/;\s*/));

/** Decoded; the values of a name that comes more than once are joined by commas. */
function queryOf({ rawQueryString }: HttpRequest): Readonly<Record<string, string>> {
  const parameters = new URLSearchParams(rawQueryString);
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name).join(',')]),
  );
}

const optional = (name: string, values: Readonly<Record<string, string>>) =>
  Object.keys(values).length === 0 ? {} : { [name]: values };
