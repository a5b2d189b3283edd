import { type ChildProcess, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { REGION } from '../surroundings.ts';
import type { FunctionDefinition } from './function-definition.ts';

/** What a function's process is told of its surroundings. */
export interface ProcessHost {
  /** `host:port/<worker>` of the Runtime API. */
  readonly runtimeApi: string;
  /** Where the functions find AWS. */
  readonly endpoint: string;
  /** Stands in every call that the worker makes, so that it can be told from its like. */
  readonly sessionToken: string;
  /** How far the functions' `Date` is ahead of this machine's own, in milliseconds. */
  clockOffsetMs(): number;
  /** A line that it wrote, or that Lambda writes of it. */
  onLine(line: string): void;
}

/** The process of one execution environment, in the folder of its bundle. */
export function startProcess(definition: FunctionDefinition, host: ProcessHost): ChildProcess {
  const child = spawn(process.execPath, nodeArguments(definition, host), {
    cwd: definition.codePath,
    env: environmentOf(definition, host),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // AWS does not slow down because a function is busy: the emulators go first.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface({ input: stream }).on('line', host.onLine);
  }
  return child;
}

const BOOTSTRAP = fileURLToPath(new URL('bootstrap.ts', import.meta.url));

// Node takes about a tenth of a function's memory for itself.
const nodeArguments = ({ memoryMegabytes }: FunctionDefinition, host: ProcessHost): string[] => [
  `--max-old-space-size=${Math.floor(memoryMegabytes * 0.9)}`,
  BOOTSTRAP,
  String(host.clockOffsetMs()),
];

/** Nothing of this machine's own environment: a function sees what Lambda would show it. */
const environmentOf = (definition: FunctionDefinition, host: ProcessHost) => ({
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
