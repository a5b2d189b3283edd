import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type AwsResponse, type Emulator, jsonError, readCredentialScope } from './aws-request.ts';
import { refuseForeign } from './foreign.ts';
import { closeAtOnce, listenOnLoopback } from './loopback.ts';
import { parseRecord } from './record.ts';
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

export interface Gateway {
  readonly port: number;
  serve(emulators: readonly Emulator[], routes: readonly Route[]): void;
  stop(): Promise<void>;
}

/**
 * The one endpoint of this machine: signed calls go to the service in their credential scope,
 * all else to the routes.
 * @param port 0 for any that is free
 * @throws `EADDRINUSE` where the port is taken
 */
export async function startGateway(port: number): Promise<Gateway> {
  let services: ReadonlyMap<string, Emulator> = new Map();
  let routes: readonly Route[] = [];

  const answerAws = async (request: IncomingMessage, body: string): Promise<AwsResponse> => {
    const { authorization, 'x-amz-target': target } = request.headers;
    const scope = readCredentialScope(authorization);
    if (scope === undefined) return jsonError('MissingAuthenticationTokenException', 'unsigned');
    if (target !== undefined && parseRecord(body) === undefined) {
      return jsonError('SerializationException', 'the body is no JSON object');
    }
    const emulator = services.get(scope.service);
    if (emulator !== undefined) {
      const { method = 'GET', url: path = '/', headers } = request;
      return emulator.handle({ ...scope, method, path, headers, body }).catch(brokenAnswer);
    }
    const known = [...services.keys()].toSorted().join(', ');
    return jsonError(
      'UnknownService',
      `${scope.service} is not on this machine; there are ${known}`,
    );
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent) sendJson(response, 500, { message: String(error) });
    });
  });

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const refusal = refuseForeign(request);
    if (refusal !== undefined) return sendJson(response, 403, { message: refusal });
    const body = await text(request);
    if (request.headers.authorization?.startsWith('AWS4-') === true) {
      const { status, headers, body: answer } = await answerAws(request, body);
      response.writeHead(status, headers).end(answer);
      return;
    }
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    const { status, json } = await answerRoute(routes, request.method ?? 'GET', url, body);
    sendJson(response, status, json);
  };

  return {
    port: await listenOnLoopback(server, port),
    serve(emulators, own) {
      services = new Map(emulators.map((emulator) => [emulator.service, emulator]));
      routes = own;
    },
    stop: () => closeAtOnce(server),
  };
}

const brokenAnswer = (error: unknown): AwsResponse => ({
  ...jsonError('InternalFailure', String(error)),
  status: 500,
});

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
