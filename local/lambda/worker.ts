import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { FunctionDefinition } from './function-definition.ts';
import { failed, type InvocationResult } from './invocation.ts';
import type { Keeper } from './keeper.ts';
import { type ProcessHost, startProcess } from './worker-process.ts';

export interface WorkerHost extends ProcessHost {
  readonly initMaxSeconds: number;
  readonly keeper: Pick<Keeper, 'watch' | 'forget'>;
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
    this.#child = startProcess(definition, host);
    if (this.#child.pid !== undefined) host.keeper.watch(this.#child.pid);
    this.#child.on('exit', (code, signal) => {
      this.#end(
        `Runtime exited with error: ${signal === null ? `exit status ${code}` : signalWords(signal)}`,
      );
    });
    // It never started, or could not be killed.
    this.#child.on('error', (error) => this.#end(String(error)));
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
    const result = failed('Sandbox.Timedout', `RequestId: ${requestId} ${message}`);
    this.#host.onLine(result.errorMessage);
    this.#finish(result);
    this.kill();
  }

  #end(how: string): void {
    if (this.#child.pid !== undefined) this.#host.keeper.forget(this.#child.pid);
    this.#host.onExit();
    const requestId = (this.#current ?? this.#queued)?.requestId;
    if (requestId === undefined) return;
    const result = failed('Runtime.ExitError', `RequestId: ${requestId} Error: ${how}`);
    this.#host.onLine(`${result.errorMessage} Runtime.ExitError`);
    this.#finish(this.#initFailure ?? result);
  }

  #finish(result: InvocationResult): void {
    clearTimeout(this.#timer);
    const invocation = this.#current ?? this.#queued;
    this.#current = undefined;
    this.#queued = undefined;
    invocation?.finish(result);
  }
}

/** Lambda's supervisor says it in Go's words. */
const signalWords = (signal: string): string =>
  `signal: ${signal === 'SIGKILL' ? 'killed' : signal}`;
