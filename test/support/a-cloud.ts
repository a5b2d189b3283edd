import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { expect, vi } from 'vitest';
import { type ExampleEvent, exampleOf } from '../../functions/catalog/example.ts';
import type { Envelope } from '../../local/event-envelope.ts';
import type { Ring } from '../../local/sms.ts';
import { entry } from './an-event.ts';
import { atNoon, nowMs } from './journey-clock.ts';

const START = fileURLToPath(new URL('../../bin/start.ts', import.meta.url));

/**
 * What `npm start` starts, on free ports and in a folder of its own; at noon, unless the options
 * have a time of their own.
 */
export async function aCloud(...options: string[]) {
  const stateDir = mkdtempSync(join(tmpdir(), 'dingdong-'));
  const { child, output } = startProcess(
    stateDir,
    '--port',
    '0',
    '--console-port',
    '0',
    ...(options.some((option) => CLOCKS.includes(option)) ? [] : atNoon()),
    ...options,
  );
  const running = await vi
    .waitFor(
      () => {
        if (child.exitCode !== null) throw new Error(`it did not start: ${output()}`);
        return JSON.parse(readFileSync(join(stateDir, 'running.json'), 'utf8'));
      },
      { timeout: 50_000, interval: 50 },
    )
    .catch((error: unknown) => {
      // Nobody else knows that it is there.
      child.kill('SIGKILL');
      throw error;
    });
  const endpoint: string = running.endpoint;
  const get = async (path: string) => (await fetch(endpoint + path)).json() as Promise<never>;
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const answer = await fetch(endpoint + path, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };
  const outputs: Readonly<Record<string, string>> = await get('/_dingdong/outputs');
  const client = { endpoint, region: 'ap-southeast-1', credentials: CREDENTIALS };
  const bus = new EventBridgeClient(client);
  const sqs = new SQSClient(client);

  /** Puts the clock forward; what fell due has been delivered when it answers. */
  const travel = (advanceSeconds: number) => post('/_dingdong/clock', { advanceSeconds });
  /** In calls of ten, as many as PutEvents takes. */
  const put = async (...events: readonly ExampleEvent[]): Promise<void> => {
    for (let from = 0; from < events.length; from += 10) {
      const Entries = events.slice(from, from + 10).map((event) => ({
        EventBusName: outputs['BusName'],
        Source: event.source,
        DetailType: event['detail-type'],
        Detail: JSON.stringify(event.detail),
      }));
      const { FailedEntryCount } = await bus.send(new PutEventsCommand({ Entries }));
      if (FailedEntryCount !== 0) throw new Error('the bus refused an entry');
    }
  };

  return {
    ...{ child, running, endpoint, outputs, output, stateDir },
    ...{ sqs, get, travel, put },
    /** Has something go wrong with the next call of that sort. */
    spoil: (fault: AFault) => post('/_dingdong/faults', fault),
    inbox: async (phone?: string): Promise<readonly Ring[]> => {
      const query = phone === undefined ? '' : `?phone=${encodeURIComponent(phone)}`;
      return ((await get(`/_aws/sns/sms-messages${query}`)) as { messages: Ring[] }).messages;
    },
    said: async (): Promise<readonly Envelope[]> =>
      ((await get('/_dingdong/events')) as { events: Envelope[] }).events,
    /** Waits for it: what a function prints is read a moment after what it did is seen. */
    counts: (measure: Readonly<Record<string, unknown>>): Promise<void> =>
      vi.waitFor(
        async () => {
          const { metrics } = (await get('/_dingdong/metrics')) as { metrics: unknown[] };
          expect(metrics).toContainEqual(expect.objectContaining(measure));
        },
        { timeout: 10_000, interval: 50 },
      ),
    /** Has these phones want marketing, which nobody is taken to. */
    async consent(...phones: readonly string[]): Promise<void> {
      const { now } = (await get('/_dingdong/clock')) as { readonly now: string };
      const at = (phone: string) => ({ eventId: `consent-${phone}`, nowMs: Date.parse(now) });
      await put(
        ...phones.map((phone) =>
          exampleOf(entry('ConsentGiven'), at(phone), { recipient: { phone } }),
        ),
      );
      await travel(0);
    },
    async stop(signal: 'SIGINT' | 'SIGKILL' = 'SIGINT'): Promise<number | null> {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await once(child, 'exit');
      }
      rmSync(stateDir, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}

export interface AFault {
  readonly function: string;
  readonly call: string;
  /** A part of the ARN of what it is called on. */
  readonly on?: string;
  readonly when: 'before' | 'after';
  readonly does?: 'kill' | 'delay' | 'throttle' | 'error' | 'drop';
  readonly times?: number;
  readonly skip?: number;
  readonly delayMs?: number;
}

export type ACloud = Awaited<ReturnType<typeof aCloud>>;

/** A kept clock goes on from where it stood; a demonstration begins in a morning of its own. */
const CLOCKS = ['--now', '--data', '--demo'];

const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

/** The command itself, with everything that it says. */
export function startProcess(stateDir: string, ...args: string[]) {
  const child: ChildProcess = spawn(process.execPath, [START, ...args], {
    env: { ...process.env, DINGDONG_STATE_DIR: stateDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return { child, output: () => said };
}

/** A kind's example, just now, for a phone of its own. */
export const anExample = (
  kindName: string,
  phone: string,
  eventId: string,
  change: Readonly<Record<string, unknown>> = {},
): ExampleEvent =>
  exampleOf(entry(kindName), { eventId, nowMs: nowMs() }, { recipient: { phone }, ...change });

export const phoneNumber = (i: number): string => `+86138${String(i).padStart(8, '0')}`;
