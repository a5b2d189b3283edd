import { createServer, type Server } from 'node:http';
import type { ExampleEvent } from '../../functions/catalog/example.ts';
import type { Kind } from '../../functions/catalog/index.ts';
import type { Envelope } from '../event-envelope.ts';
import type { SmsCarrier } from '../sms.ts';
import { answerTo, sendAnswer } from './answer.ts';
import { openStreams } from './streams.ts';

export interface ConsoleOptions {
  /** On 127.0.0.1; 0 for any that is free. */
  readonly port: number;
  readonly stage: string;
  /** Where AWS SDKs find this machine's cloud. */
  readonly endpoint: string;
  readonly kinds: readonly Kind[];
  readonly sms: Pick<SmsCarrier, 'inbox' | 'onRing' | 'empty' | 'onEmpty'>;
  /** Puts the platform's event on the bus. */
  put(event: ExampleEvent): Promise<void>;
  /** What dingdong put on the bus, oldest first. */
  events(): readonly Envelope[];
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
      if (!response.headersSent) sendAnswer(response, 500, { message: String(error) });
    });
  });
  await listen(server, options.port);
  options.sms.onRing((ring) => streams.tell('ring', ring));
  options.sms.onEmpty(() => streams.tell('emptied', {}));

  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
