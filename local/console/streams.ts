import type { ServerResponse } from 'node:http';

/** The pages that are open, each with its stream of server-sent events. */
export interface Streams {
  add(response: ServerResponse): void;
  tell(event: string, data: unknown): void;
}

export function openStreams(): Streams {
  const open = new Set<ServerResponse>();
  return {
    add(response) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      // Sends the headers at once, so that the page knows that it is heard.
      response.write(`retry: ${RETRY_MS}\n\n`);
      open.add(response);
      response.on('close', () => open.delete(response));
    },
    tell(event, data) {
      const message = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
      for (const response of open) {
        response.write(message);
        // A page that sleeps through a load would be remembered at length: it comes back by itself.
        if (response.writableLength > BEHIND_MAX_BYTES) response.destroy();
      }
    },
  };
}

/** How soon a page comes back once the machine was stopped and started. */
const RETRY_MS = 1_000;
const BEHIND_MAX_BYTES = 4 * 1024 * 1024;
