import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Lane } from '../functions/domain/lane.ts';
import { readSendEnv } from '../functions/send/env.ts';
import { createHandler } from '../functions/send/wiring.ts';
import type { AwsRequest, Emulator } from '../local/aws-request.ts';
import type { Consumed } from '../local/dynamodb/consumed.ts';
import { REGION } from '../local/surroundings.ts';
import type { Template } from '../local/template/template.ts';
import { noteLine } from '../test/support/note-line.ts';
import { hoursAround } from './hours-around.ts';
import { startEmulators } from './wired-sender/emulators.ts';
import { hear } from './wired-sender/hear.ts';
import { senderIn } from './wired-sender/sender-in.ts';
import { surround } from './wired-sender/surround.ts';

export interface WiredSenderOptions {
  /** Has the sender's settings and its table. */
  readonly template: Template;
  readonly lane: Lane;
  /** Settings that are other than the template says. */
  readonly change?: Readonly<Record<string, string>>;
  /** In the place of phones that ring. */
  readonly sns?: Emulator;
  /** Hears of each call before it is answered. */
  onCall?(request: AwsRequest): void;
  onConsumed?(consumed: Consumed): void;
}

export type WiredSender = Awaited<ReturnType<typeof startWiredSender>>;

/**
 * A lane's sender in this process, wired as the template says, and all that it calls. For it no
 * night falls. One at a time: the environment of the process leads its SDK's clients to the
 * emulators.
 * @throws naming the variable that is wrong
 */
export async function startWiredSender(options: WiredSenderOptions) {
  const { template, lane, change = {}, sns, onCall, onConsumed } = options;
  const { variables, tables } = senderIn(template, lane);
  const emulators = await startEmulators({
    ...{ tables, sns },
    async guard(request, forward) {
      onCall?.(request);
      return forward();
    },
    onConsumed: (consumed) => onConsumed?.(consumed),
  });
  const leave = surround({
    AWS_ENDPOINT_URL: emulators.endpoint,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  const stop = async () => {
    leave();
    await emulators.stop();
  };
  const written: string[] = [];
  const keep = (line: string) => {
    written.push(line);
    noteLine(`the wired sender of ${lane}`, line);
  };
  const kept = <T>(work: () => Promise<T>) => hear(work, keep);
  try {
    const told = variables as NodeJS.ProcessEnv;
    const hours = hoursAround(Date.now(), change['TIME_ZONE'] ?? String(told['TIME_ZONE']));
    const env = readSendEnv({
      ...told,
      ...emulators.names,
      MARKETING_HOURS: JSON.stringify(hours),
      ...change,
    });
    // Its log keeps the console of this moment.
    const handler = await kept(async () => createHandler(env) as unknown as Handler);
    return {
      ...{ env, sms: emulators.sms, deadLetters: emulators.deadLetters, stop },
      /** Under which phones are stored. */
      phonesKey: emulators.phonesKey,
      /** A batch of records `m-0`, `m-1`, … */
      handle: (...bodies: readonly string[]) => kept(() => handler(eventOf(bodies), CONTEXT)),
      /** What it wrote to its log, metrics included. */
      written: (): readonly string[] => written,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Handler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

const eventOf = (bodies: readonly string[]) =>
  ({ Records: bodies.map((body, i) => ({ messageId: `m-${i}`, body })) }) as SQSEvent;

const CONTEXT = { getRemainingTimeInMillis: () => 20_000 } as Context;
