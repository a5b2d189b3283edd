import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { constants, setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { REGION } from '../surroundings.ts';
import type { FunctionDefinition } from './function-definition.ts';
import { failed, type InvocationResult } from './invocation.ts';

export interface WorkerHost {
  /** `host:port/<worker>` of the Runtime API. */
  readonly runtimeApi: string;
  /** Where the functions find AWS. */
  readonly endpoint: string;
  /** Stands in every call that the worker makes, so that it can be told from its like. */
  readonly sessionToken: string;
  /** How far the functions' `Date` is ahead of this machine's own, in milliseconds. */
  clockOffsetMs(): number;
  readonly initMaxSeconds: number;
  onLine(line: string): void;
  onLoaded(bundle: LoadedBundle): void;
  onExit(): void;
}

/** The file that a worker runs, and the SHA-256 of what it read there, in hex. */
export interface LoadedBundle {
  readonly path: string;
  readonly sha256: string;
}

/** As a runtime reports an error of the function. */
export interface RuntimeError {
  readonly errorType?: string;
  readonly errorMessage?: string;
}

interface Invocation {
  readonly requestId: string;
  readonly event: unknown;
  readonly finish: (result: InvocationResult) => void;
}

/** One execution environment: a child process that runs the bundle, one event at a time. */
export class Worker {
  readonly #host: WorkerHost;
  readonly #definition: FunctionDefinition;
  readonly #child: ChildProcess;
  #waiting: ServerResponse | undefined;
  #queued: Invocation | undefined;
  #current: Invocation | undefined;
  #timer: NodeJS.Timeout | undefined;
  #initFailure: InvocationResult | undefined;
  #isEnding = false;

  constructor(definition: FunctionDefinition, host: WorkerHost) {
    this.#definition = definition;
    this.#host = host;
    this.#child = spawn(process.execPath, nodeArguments(definition, host), {
      cwd: definition.codePath,
      env: environmentOf(definition, host),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // AWS does not slow down because a function is busy: the emulators go first.
    if (this.#child.pid !== undefined) setPriority(this.#child.pid, PRIORITY_BELOW_NORMAL);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', host.onLine);
    }
    const end = (result: InvocationResult) => {
      host.onExit();
      this.#finish(this.#initFailure ?? result);
    };
    this.#child.on('exit', (code, signal) => end(exited(code, signal)));
    // It never started, or could not be killed.
    this.#child.on('error', (error) => end(failed('Runtime.ExitError', String(error))));
    this.loaded = host.onLoaded;
  }

  /** The child has read its bundle, and says what it read. */
  readonly loaded: (bundle: LoadedBundle) => void;

  /** Takes no event now, or never again: a child that is killed is there until it has ended. */
  get isBusy(): boolean {
    return this.#isEnding || this.hasWork;
  }

  get hasWork(): boolean {
    return this.#queued !== undefined || this.#current !== undefined;
  }

  invoke(event: unknown): Promise<InvocationResult> {
    return new Promise((finish) => {
      const invocation = { requestId: randomUUID(), event, finish };
      this.#queued = invocation;
      // Until the child asks for work it initializes, which has a limit of its own.
      this.#limit(invocation, this.#host.initMaxSeconds);
      this.#handOver();
    });
  }

  /** The child asks for work: it is answered once there is some. */
  next(response: ServerResponse): void {
    this.#waiting = response;
    this.#handOver();
  }

  respond(payload: unknown): void {
    this.#finish({ ok: true, payload });
  }

  fail({ errorType = 'Error', errorMessage = '' }: RuntimeError): void {
    this.#finish(failed(errorType, errorMessage));
  }

  failInit({ errorType = 'Runtime.Unknown', errorMessage = '' }: RuntimeError): void {
    this.#initFailure = failed(errorType, errorMessage);
  }

  /** Its process is about to end by itself: it gets no more work. */
  retire(): void {
    this.#isEnding = true;
  }

  kill(): void {
    this.#isEnding = true;
    this.#child.kill('SIGKILL');
  }

  #handOver(): void {
    const [invocation, response] = [this.#queued, this.#waiting];
    if (invocation === undefined || response === undefined) return;
    this.#queued = undefined;
    this.#waiting = undefined;
    this.#current = invocation;
    const { timeoutSeconds, arn } = this.#definition;
    this.#limit(invocation, timeoutSeconds);
    response.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': invocation.requestId,
      'lambda-runtime-deadline-ms': String(Date.now() + timeoutSeconds * 1000),
      'lambda-runtime-invoked-function-arn': arn,
      // Not Lambda's: by what time the function's `Date` is to go.
      'local-clock-offset-ms': String(this.#host.clockOffsetMs()),
    });
    response.end(JSON.stringify(invocation.event));
  }

  #limit(invocation: Invocation, seconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#timeOut(invocation, seconds), seconds * 1000);
  }

  /** As Lambda does: the environment is thrown away, whatever it was doing. */
  #timeOut({ requestId }: Invocation, seconds: number): void {
    const message = `Error: Task timed out after ${seconds.toFixed(2)} seconds`;
    this.#finish(failed('Sandbox.Timedout', `RequestId: ${requestId} ${message}`));
    this.kill();
  }

  #finish(result: InvocationResult): void {
    clearTimeout(this.#timer);
    const invocation = this.#current ?? this.#queued;
    this.#current = undefined;
    this.#queued = undefined;
    invocation?.finish(result);
  }
}

const { PRIORITY_BELOW_NORMAL } = constants.priority;

const exited = (code: number | null, signal: string | null): InvocationResult =>
  failed(
    'Runtime.ExitError',
    `Error: Runtime exited with error: ${signal === null ? `exit status ${code}` : `signal: ${signal}`}`,
  );

const BOOTSTRAP = fileURLToPath(new URL('bootstrap.ts', import.meta.url));

// Node takes about a tenth of a function's memory for itself.
const nodeArguments = ({ memoryMegabytes }: FunctionDefinition, host: WorkerHost): string[] => [
  `--max-old-space-size=${Math.floor(memoryMegabytes * 0.9)}`,
  BOOTSTRAP,
  String(host.clockOffsetMs()),
];

/** Nothing of this machine's own environment: a function sees what Lambda would show it. */
const environmentOf = (definition: FunctionDefinition, host: WorkerHost) => ({
  ...definition.environment,
  PATH: process.env['PATH'],
  TZ: ':UTC',
  LANG: 'en_US.UTF-8',
  _HANDLER: definition.handler,
  LAMBDA_TASK_ROOT: definition.codePath,
  AWS_LAMBDA_RUNTIME_API: host.runtimeApi,
  AWS_LAMBDA_FUNCTION_NAME: definition.name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMegabytes),
  AWS_LAMBDA_LOG_GROUP_NAME: definition.logGroup,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_ACCESS_KEY_ID: definition.accessKeyId,
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SESSION_TOKEN: host.sessionToken,
  AWS_ENDPOINT_URL: host.endpoint,
});
