/**
 * The local cloud: `npm start -- [--stage dev] [--port 4566] [--console-port 4577] [--data DIR]
 * [--now TIME] [--demo]`.
 */
import { ENTRIES } from '../functions/catalog/index.ts';
import { settingsFor } from '../lib/settings.ts';
import { startConsole } from '../local/console/console.ts';
import { type LocalCloud, startLocalCloud } from '../local/start.ts';
import { openStateFiles, type StateFiles } from '../local/state-files.ts';
import { playDay } from './demo.ts';
import { morning } from './morning.ts';
import { createPlatform } from './platform.ts';
import { OUT_DIR, STATE_DIR } from './running.ts';
import { readStartOptions, type StartChoices } from './start-options.ts';
import { errorIn, linesIn } from './terminal.ts';
import { welcome } from './welcome.ts';

// Set by `npm test`, which ends by telling what no test used of what the template allows.
const PERMISSIONS_FILE = process.env['DINGDONG_PERMISSIONS_FILE'];
// And by looking through everything that was logged.
const LOGS_FILE = process.env['DINGDONG_LOGS_FILE'];
// Set by tests that start cloud after cloud: what would be synthesized is the same each time.
const SYNTHESIZED_IN = process.env['DINGDONG_SYNTHESIZED_IN'];

try {
  await main(readStartOptions(process.argv.slice(2)));
} catch (error) {
  console.error(`dingdong did not start: ${oneLine(error)}`);
  process.exit(1);
}

async function main(choices: StartChoices): Promise<void> {
  const begunAt = performance.now();
  const { timeZone } = settingsFor(choices.stage);
  let files: StateFiles | undefined;
  const cloud = await start(choices, timeZone, (name, line) => files?.log(name, line));
  const platform = createPlatform(cloud.outputs['BusName'] ?? '', cloud.endpoint);
  const page = await startConsole({
    port: choices.consolePort,
    stage: choices.stage,
    timeZone,
    endpoint: cloud.endpoint,
    kinds: ENTRIES,
    sms: cloud.sms,
    replies: cloud.replies,
    put: (event) => platform.put(event),
    events: cloud.events,
    waiting: cloud.waiting,
  }).catch(async (error: unknown) => {
    await cloud.stop();
    throw portTaken(error, '--console-port', choices.consolePort);
  });
  const stopping = new AbortController();
  const stop = async () => {
    // The second Ctrl-C of somebody impatient finds the first at work.
    if (stopping.signal.aborted) return;
    stopping.abort();
    await page.stop();
    await cloud.stop();
    files?.close();
    process.exit(0);
  };
  // Before there is a file for anybody to find it by.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

  // Not before both ports are held: whoever holds them already has files of their own there.
  files = openStateFiles(STATE_DIR);
  files.writeSecrets(cloud.secrets);
  files.writeRunning({
    endpoint: cloud.endpoint,
    console: page.url,
    stage: choices.stage,
    pid: process.pid,
  });
  const seconds = (performance.now() - begunAt) / 1000;
  console.log(welcome(cloud, { console: page.url, timeZone, seconds }));

  if (choices.plays === 'a-day') {
    const { signal } = stopping;
    const playing = playDay({ platform, cloud, timeZone, signal, tell: console.log });
    playing.catch((error: unknown) => {
      if (!stopping.signal.aborted) console.error(linesIn(timeZone).trouble(oneLine(error)));
    });
  }
}

async function start(
  choices: StartChoices,
  timeZone: string,
  log: (functionName: string, line: string) => void,
): Promise<LocalCloud> {
  const lines = linesIn(timeZone);
  const startMs = beginning(choices, timeZone);
  return startLocalCloud({
    stage: choices.stage,
    port: choices.port,
    outDir: OUT_DIR,
    ...(choices.dataDir === undefined ? {} : { dataDir: choices.dataDir }),
    ...(startMs === undefined ? {} : { startMs }),
    ...(PERMISSIONS_FILE === undefined ? {} : { permissionsFile: PERMISSIONS_FILE }),
    ...(LOGS_FILE === undefined ? {} : { logsFile: LOGS_FILE }),
    ...(SYNTHESIZED_IN === undefined ? {} : { synthesizedIn: SYNTHESIZED_IN }),
    onRing: (ring) => console.log(lines.ring(ring)),
    onEvent(envelope) {
      const line = lines.outcome(envelope);
      if (line !== undefined) console.log(line);
    },
    onWaiting: (waiting) => console.log(lines.waiting(waiting)),
    onLine(functionName, line) {
      log(functionName, line);
      const error = errorIn(line);
      if (error !== undefined) console.error(lines.trouble(`${functionName}: ${error}`));
    },
    onTrouble: (message) => console.error(lines.trouble(message)),
  }).catch((error: unknown) => {
    throw portTaken(error, '--port', choices.port);
  });
}

/** By night marketing waits: a demonstration begins in the morning, unless told otherwise. */
function beginning({ startMs, plays }: StartChoices, timeZone: string) {
  if (startMs !== undefined || plays === 'nothing') return startMs;
  const nowMs = Date.now();
  return (keptMs?: number) => morning(timeZone, nowMs, keptMs);
}

function portTaken(error: unknown, option: string, port: number): unknown {
  const isTaken = (error as { readonly code?: unknown }).code === 'EADDRINUSE';
  if (!isTaken) return error;
  return new Error(`port ${port} is taken: stop what uses it, or choose another by ${option}`);
}

function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0] ?? message;
}
