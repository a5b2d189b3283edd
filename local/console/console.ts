import { createServer } from 'node:http';
import type { ExampleEvent } from '../../functions/catalog/example.ts';
import type { Entry } from '../../functions/catalog/index.ts';
import type { Envelope } from '../event-envelope.ts';
import { closeAtOnce, listenOnLoopback } from '../loopback.ts';
import type { Replies } from '../replies.ts';
import { sendJson } from '../send-json.ts';
import type { SmsCarrier } from '../sms.ts';
import type { Waiting } from '../waiting.ts';
import { answerTo } from './answer.ts';
import { openStreams } from './streams.ts';

export interface ConsoleOptions {
  /** On 127.0.0.1; 0 for any that is free. */
  readonly port: number;
  readonly stage: string;
  /** IANA name: by its wall clock are the page's times. */
  readonly timeZone: string;
  /** Where AWS SDKs find this machine's cloud. */
  readonly endpoint: string;
  /** Kinds, which ring, and facts, which do not. */
  readonly kinds: readonly Entry[];
  readonly sms: Pick<SmsCarrier, 'inbox' | 'onRing' | 'empty' | 'onEmpty'>;
  /** What people write back. */
  readonly replies: Replies;
  /** Puts the platform's event on the bus. */
  put(event: ExampleEvent): Promise<void>;
  /** What dingdong put on the bus, oldest first. */
  events(): readonly Envelope[];
  /** Texts that wait, in the order in which they were put back. */
  waiting(): readonly Waiting[];
}

export interface Console {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Serves the page on which phones are seen to ring, and can be rung.
 * @throws `EADDRINUSE` where the port is taken
 */
export async function startConsole(options: ConsoleOptions): Promise<Console> {
  const streams = openStreams();
  const server = createServer((request, response) => {
    answerTo(request, response, { ...options, streams }).catch((error: unknown) => {
      if (!response.headersSent) sendJson(response, 500, { message: String(error) });
    });
  });
  const port = await listenOnLoopback(server, options.port);
  options.sms.onRing((ring) => streams.tell('ring', ring));
  options.replies.onWritten((reply) => streams.tell('reply', reply));
  options.sms.onEmpty(() => streams.tell('emptied', {}));

  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => closeAtOnce(server),
  };
}
