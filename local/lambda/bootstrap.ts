/**
 * What stands between Lambda's Runtime API and a function's bundle, in a process of its own: asks
 * for the next invocation, runs the handler, answers. It ends with whoever started it.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { realNowMs, shiftDate } from '../shifted-date.ts';
import { type Answer, ask } from './runtime-client.ts';

// The functions' own code knows nothing of a clock that was put forward.
let clockOffsetMs = Number(process.argv[2]);
shiftDate(() => realNowMs() + clockOffsetMs);

interface Failure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly stackTrace: readonly string[];
}

type Handler = (event: unknown, context: unknown) => unknown;

const failureOf = (error: unknown): Failure =>
  error instanceof Error
    ? {
        errorType: error.name,
        errorMessage: error.message,
        stackTrace: (error.stack ?? '').split('\n'),
      }
    : { errorType: 'Error', errorMessage: String(error), stackTrace: [] };

async function load(): Promise<Handler> {
  const [file = '', name = ''] = (process.env['_HANDLER'] ?? '').split('.');
  const path = join(process.env['LAMBDA_TASK_ROOT'] ?? '', `${file}.mjs`);
  // Said once, so that whoever doubts can compare what runs with what was synthesized.
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  await ask('POST', 'local/loaded', { path, sha256 });
  const module: Record<string, unknown> = await import(pathToFileURL(path).href);
  const handler = module[name];
  if (typeof handler !== 'function') throw new Error(`${path} exports no function ${name}`);
  return handler as Handler;
}

async function serve(handler: Handler): Promise<never> {
  for (;;) {
    errorPath = 'init/error';
    const { headers, body } = await ask('GET', 'invocation/next');
    clockOffsetMs = Number(headers['local-clock-offset-ms']);
    const requestId = String(headers['lambda-runtime-aws-request-id']);
    errorPath = `invocation/${requestId}/error`;
    const event: unknown = JSON.parse(body);
    try {
      const answer = await handler(event, contextOf(requestId, headers));
      await ask('POST', `invocation/${requestId}/response`, answer);
    } catch (error) {
      // As Lambda does: the log is where its stack can be read.
      console.error(error);
      await ask('POST', errorPath, failureOf(error));
    }
  }
}

function contextOf(requestId: string, headers: Answer['headers']) {
  // Real time: a function is not given up because somebody put the clock forward.
  const endsAt = performance.now() + Number(headers['lambda-runtime-deadline-ms']) - Date.now();
  return {
    awsRequestId: requestId,
    functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: '$LATEST',
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.floor(endsAt - performance.now()),
  };
}

/** Where a failure is told that no `catch` sees. */
let errorPath = 'init/error';

/** As the runtime interface client for Node does: told, with its codes of exit, not survived. */
function endWith(exitCode: number, failure: Failure): void {
  ask('POST', 'local/ending')
    .then(() => ask('POST', errorPath, failure))
    // Where nobody can be told, it ends all the same.
    .catch(() => {})
    .finally(() => process.exit(exitCode));
}
// Whoever read what this process writes is gone. To report that would be another such write.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', () => process.exit(1));
}
process.on('uncaughtException', (error) => {
  console.error(error);
  endWith(129, failureOf(error));
});
process.on('unhandledRejection', (reason) => {
  console.error(reason);
  const errorType = 'Runtime.UnhandledPromiseRejection';
  endWith(128, { ...failureOf(reason), errorType, errorMessage: String(reason) });
});

try {
  const handler = await load().catch(async (error: unknown) => {
    console.error(error);
    await ask('POST', 'init/error', failureOf(error));
    process.exit(1);
  });
  await serve(handler);
} catch {
  // The Runtime API is gone, and with it whoever would read a message.
  process.exit(0);
}
