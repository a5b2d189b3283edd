import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { closeAtOnce, listenOnLoopback } from '../loopback.ts';
import type { LoadedBundle, RuntimeError, Worker } from './worker.ts';

export interface RuntimeApi {
  /** `host:port`; a worker's own part is a path below it. */
  readonly address: string;
  register(workerId: string, worker: Worker): void;
  unregister(workerId: string): void;
  stop(): Promise<void>;
}

/** Lambda's Runtime API (2018-06-01) for every worker of this machine, on a port of 127.0.0.1. */
export async function startRuntimeApi(): Promise<RuntimeApi> {
  const workers = new Map<string, Worker>();
  const server = createServer((request, response) => {
    const [, workerId = '', , , ...rest] = (request.url ?? '').split('/');
    const worker = workers.get(workerId);
    if (worker === undefined) return response.writeHead(404).end();
    const operation = rest.join('/');
    if (operation === 'invocation/next') return worker.next(response);
    text(request)
      .then((body) => {
        dispatch(worker, operation, JSON.parse(body));
        response.writeHead(202).end();
      })
      // A function may send here what it likes: what is no call of the API is its own failure.
      .catch(() => response.destroy());
  });
  // A worker waits for its next event as long as it takes.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 0;
  const port = await listenOnLoopback(server, 0);
  return {
    address: `127.0.0.1:${port}`,
    register: (id, worker) => workers.set(id, worker),
    unregister: (id) => workers.delete(id),
    stop: () => closeAtOnce(server),
  };
}

type Route = readonly [operation: RegExp, (worker: Worker, body: unknown) => void];

const ROUTES: readonly Route[] = [
  [/^invocation\/[^/]+\/response$/, (worker, body) => worker.respond(body)],
  [/^invocation\/[^/]+\/error$/, (worker, body) => worker.fail(body as RuntimeError)],
  [/^init\/error$/, (worker, body) => worker.failInit(body as RuntimeError)],
  // Not Lambda's: the local bootstrap says what it loaded, and that it is about to end.
  [/^local\/loaded$/, (worker, body) => worker.loaded(body as LoadedBundle)],
  [/^local\/ending$/, (worker) => worker.retire()],
];

function dispatch(worker: Worker, operation: string, body: unknown): void {
  const route = ROUTES.find(([pattern]) => pattern.test(operation));
  if (route === undefined) throw new Error(`the Runtime API has no ${operation}`);
  route[1](worker, body);
}
