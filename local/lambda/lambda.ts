import type { FunctionDefinition } from './function-definition.ts';
import type { InvocationResult } from './invocation.ts';
import { startKeeper } from './keeper.ts';
import { startRuntimeApi } from './runtime-api.ts';
import { type LoadedBundle, Worker } from './worker.ts';

export interface Lambda {
  create(definition: FunctionDefinition): void;
  /** Runs the function on an idle worker, or on a new one: how many at once is the caller's. */
  invoke(functionName: string, event: unknown): Promise<InvocationResult>;
  names(): readonly string[];
  definition(functionName: string): FunctionDefinition | undefined;
  /** The function whose worker has that session token; undefined where none has. */
  workerOf(sessionToken: string): FunctionWorker | undefined;
  isBusy(): boolean;
  /** What each function has loaded so far. */
  loaded(): Readonly<Record<string, LoadedBundle>>;
  stop(): Promise<void>;
}

/** One worker of a function, as those see it whom it calls. */
interface FunctionWorker {
  readonly functionName: string;
  /** Ends its process at once, whatever it is doing. */
  kill(): void;
}

export interface LambdaHost {
  readonly endpoint: string;
  /** How far the functions' `Date` is ahead of this machine's own, in milliseconds; or 0. */
  clockOffsetMs?(): number;
  /** For a bundle to load; 10 by default, by Lambda's developer guide. */
  readonly initMaxSeconds?: number;
  /** A line that a function wrote. */
  onLine(definition: FunctionDefinition, line: string): void;
}

interface Pool {
  readonly definition: FunctionDefinition;
  readonly workers: Map<string, Place>;
}

interface Place {
  readonly worker: Worker;
  idleTimer?: NodeJS.Timeout;
}

/** Functions as child processes over the Runtime API. */
export async function startLambda(host: LambdaHost): Promise<Lambda> {
  const { endpoint, initMaxSeconds = 10, onLine, clockOffsetMs = () => 0 } = host;
  const api = await startRuntimeApi();
  const keeper = startKeeper();
  const pools = new Map<string, Pool>();
  const bundles: Record<string, LoadedBundle> = {};
  let started = 0;

  const start = ({ definition, workers }: Pool) => {
    started += 1;
    const id = `w${started}`;
    const worker = new Worker(definition, {
      ...{ endpoint, initMaxSeconds, clockOffsetMs },
      sessionToken: id,
      runtimeApi: `${api.address}/${id}`,
      keeper,
      onLine: (line) => onLine(definition, line),
      onLoaded(bundle) {
        bundles[definition.name] = bundle;
      },
      onExit() {
        clearTimeout(workers.get(id)?.idleTimer);
        workers.delete(id);
        api.unregister(id);
      },
    });
    const place: Place = { worker };
    workers.set(id, place);
    api.register(id, worker);
    return place;
  };

  return {
    create: (definition) => void pools.set(definition.name, { definition, workers: new Map() }),
    async invoke(functionName, event) {
      const pool = pools.get(functionName);
      if (pool === undefined) throw new Error(`no function ${functionName}`);
      const idle = [...pool.workers.values()].find(({ worker }) => !worker.isBusy);
      const place = idle ?? start(pool);
      clearTimeout(place.idleTimer);
      const result = await place.worker.invoke(event);
      place.idleTimer = setTimeout(() => place.worker.kill(), KEEP_IDLE_MS).unref();
      return result;
    },
    names: () => [...pools.keys()],
    definition: (functionName) => pools.get(functionName)?.definition,
    workerOf: (sessionToken) => workerAmong(pools.values(), sessionToken),
    isBusy: () =>
      [...pools.values()].some(({ workers }) =>
        [...workers.values()].some(({ worker }) => worker.hasWork),
      ),
    loaded: () => ({ ...bundles }),
    async stop() {
      for (const { workers } of pools.values()) {
        for (const { worker } of workers.values()) worker.kill();
      }
      await api.stop();
      keeper.stop();
    },
  };
}

function workerAmong(pools: Iterable<Pool>, sessionToken: string): FunctionWorker | undefined {
  for (const { definition, workers } of pools) {
    const worker = workers.get(sessionToken)?.worker;
    if (worker === undefined) continue;
    return { functionName: definition.name, kill: () => worker.kill() };
  }
  return undefined;
}

/** Lambda keeps an idle environment for minutes; here each takes 90 MB of somebody's laptop. */
const KEEP_IDLE_MS = 60_000;
