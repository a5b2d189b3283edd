import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartChoices {
  readonly stage: string;
  /** Of the endpoint for AWS SDKs and the AWS CLI; 4566 by default, 0 for any that is free. */
  readonly port: number;
  /** Of the console; 4577 by default, 0 for any that is free. */
  readonly consolePort: number;
  /** A day begins in the morning of the stage's zone, or at `startMs`. */
  readonly plays: 'nothing' | 'a-day';
  /** Where tables, queues, schedules, clock and secrets are kept; without it they are forgotten. */
  readonly dataDir?: string;
  /** The time at which to begin, in milliseconds since the epoch; this machine's own by default. */
  readonly startMs?: number;
}

/** @throws naming the option that is wrong, and what is allowed */
export function readStartOptions(args: readonly string[]): StartChoices {
  const { values } = parseArgs({
    args: [...args],
    options: {
      stage: { type: 'string', default: 'dev' },
      port: { type: 'string', default: '4566' },
      'console-port': { type: 'string', default: '4577' },
      demo: { type: 'boolean', default: false },
      data: { type: 'string' },
      now: { type: 'string' },
    },
  });
  return {
    stage: values.stage,
    port: readPort('--port', values.port),
    consolePort: readPort('--console-port', values['console-port']),
    plays: values.demo ? 'a-day' : 'nothing',
    ...(values.data === undefined ? {} : { dataDir: readFolder('--data', values.data) }),
    ...(values.now === undefined ? {} : { startMs: readInstant('--now', values.now) }),
  };
}

function readFolder(option: string, text: string): string {
  if (text !== '') return resolve(text);
  throw new Error(`${option} is empty; allowed is a folder, which is made where it is not there`);
}

function readInstant(option: string, text: string): number {
  const ms = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (ms >= 0) return ms;
  throw new Error(
    `${option} is ${text}; allowed is a time with an offset, such as 2026-11-22T10:00:00+08:00`,
  );
}

/** ISO 8601 with an offset: a bare local time would mean another instant on another machine. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

function readPort(option: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Error(`${option} is ${text}; allowed is a port from 0 to 65535`);
}
