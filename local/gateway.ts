import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { buffer } from 'node:stream/consumers';
import { createAwsEndpoint, type Guard } from './aws-endpoint.ts';
import type { Emulator } from './aws-request.ts';
import { NO_ANSWER } from './faults.ts';
import { refuseForeign } from './foreign.ts';
import type { HttpAnswer, HttpRequest } from './http-api/exchange.ts';
import { closeAtOnce, listenOnLoopback } from './loopback.ts';
import { sendJson } from './send-json.ts';

/** A route of the machine's own, such as `/_dingdong/health`. */
export interface Route {
  readonly method: string;
  readonly path: string;
  answer(url: URL, body: string): Promise<RouteAnswer> | RouteAnswer;
}

interface RouteAnswer {
  readonly status: number;
  readonly json?: unknown;
}

/** What answers a request that is neither signed nor for a route; undefined where nothing does. */
type Site = (request: HttpRequest) => Promise<HttpAnswer | undefined>;

export interface Gateway {
  readonly port: number;
  serve(emulators: readonly Emulator[], routes: readonly Route[], more?: More): void;
  stop(): Promise<void>;
}

interface More {
  readonly guard?: Guard;
  readonly site?: Site;
}

/**
 * The one endpoint of this machine: signed calls go to the service in their credential scope,
 * all else to the routes.
 * @param port 0 for any that is free
 * @throws `EADDRINUSE` where the port is taken
 */
export async function startGateway(port: number): Promise<Gateway> {
  let answerAws = createAwsEndpoint([], LET_THROUGH);
  let routes: readonly Route[] = [];
  let site: Site = async () => undefined;

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent) sendJson(response, 500, { message: String(error) });
    });
  });

  server.keepAliveTimeout = KEEP_ALIVE_MS;

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const refusal = refuseForeign(request);
    if (refusal !== undefined) return sendJson(response, 403, { message: refusal });
    const body = await buffer(request);
    if (request.headers.authorization?.startsWith('AWS4-') === true) {
      const answer = await answerAws(request, body.toString());
      if (answer === NO_ANSWER) return void request.socket.destroy();
      response.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    }
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    const { method = 'GET' } = request;
    if (!OWN_PATHS.test(url.pathname)) {
      const answer = await site(siteRequest(request, method, body));
      if (answer !== undefined) {
        response.writeHead(answer.status, { ...answer.headers } as OutgoingHttpHeaders);
        return void response.end(answer.body);
      }
    }
    const { status, json } = await answerRoute(routes, method, url, body.toString());
    sendJson(response, status, json);
  };

  return {
    port: await listenOnLoopback(server, port),
    serve(emulators, own, more = {}) {
      answerAws = createAwsEndpoint(emulators, more.guard ?? LET_THROUGH);
      routes = own;
      site = more.site ?? site;
    },
    stop: () => closeAtOnce(server),
  };
}

/**
 * How long a connection that nobody uses is kept: longer than any caller pauses. With Node's 5 s a
 * busy machine closes one at the moment that a Publish is written to it, whose outcome is then
 * unknown.
 */
const KEEP_ALIVE_MS = 75_000;

/** Paths that are this machine's own, whatever an API of the template would make of them. */
const OWN_PATHS = /^\/(_dingdong|_aws)(\/|$)/;

function siteRequest(
  { url = '/', headers, socket }: IncomingMessage,
  method: string,
  body: Buffer,
) {
  const [rawPath = '/', ...query] = url.split('?');
  const sourceIp = socket.remoteAddress ?? '127.0.0.1';
  return { method, rawPath, rawQueryString: query.join('?'), headers, body, sourceIp };
}

const LET_THROUGH: Guard = (_, forward) => forward();

async function answerRoute(
  routes: readonly Route[],
  method: string,
  url: URL,
  body: string,
): Promise<RouteAnswer> {
  const here = routes.filter(({ path }) => path === url.pathname);
  const route = here.find((each) => each.method === method);
  if (route !== undefined) return route.answer(url, body);
  if (here.length > 0) {
    const allowed = here.map((each) => each.method).join(', ');
    return { status: 405, json: { message: `${url.pathname} takes ${allowed}, not ${method}` } };
  }
  const paths = [...new Set(routes.map(({ path }) => path))].join(', ');
  return { status: 404, json: { message: `nothing at ${url.pathname}; there are ${paths}` } };
}
