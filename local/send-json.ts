import type { ServerResponse } from 'node:http';

/** An answer without a body where there is nothing to say. */
export function sendJson(response: ServerResponse, status: number, json?: unknown): void {
  if (json === undefined) {
    response.writeHead(status).end();
    return;
  }
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(`${JSON.stringify(json)}\n`);
}
