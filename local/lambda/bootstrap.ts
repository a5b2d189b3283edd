/**
 * What stands between Lambda's Runtime API and a function's bundle, in a process of its own: asks
 * for the next invocation, runs the handler, answers. It ends with whoever started it.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const api = `http://${process.env['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime`;
const agent = new Agent({ keepAlive: true });

interface Answer {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

// Not `fetch`: it gives up on an answer after five minutes, and the next event may take longer.
const ask = (method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asking = request(`${api}/${path}`, { method, agent }, (answer) => {
      text(answer).then((body) => resolve({ headers: answer.headers, body }), reject);
    });
    asking.on('error', reject);
    asking.end(method === 'POST' ? JSON.stringify(body ?? null) : undefined);
  });

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
    const { headers, body } = await ask('GET', 'invocation/next');
    const requestId = String(headers['lambda-runtime-aws-request-id']);
    const deadlineMs = Number(headers['lambda-runtime-deadline-ms']);
    const event: unknown = JSON.parse(body);
    const context = {
      awsRequestId: requestId,
      functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
      functionVersion: '$LATEST',
      invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
      memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
      logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
      logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => deadlineMs - Date.now(),
    };
    try {
      await ask('POST', `invocation/${requestId}/response`, await handler(event, context));
    } catch (error) {
      // As Lambda does: the log is where its stack can be read.
      console.error(error);
      await ask('POST', `invocation/${requestId}/error`, failureOf(error));
    }
  }
}

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
