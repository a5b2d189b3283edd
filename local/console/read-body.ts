import type { IncomingMessage } from 'node:http';
import { ENTRY_MAX_BYTES } from '../event-envelope.ts';

/** As much as the bus takes of one event. */
export const BODY_MAX_BYTES = ENTRY_MAX_BYTES;

/** The body as text; undefined where it is longer than what could be put on the bus. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // Read on, keep nothing: whoever is cut off while writing never sees the answer.
    if (bytes <= BODY_MAX_BYTES) chunks.push(chunk);
  }
  return bytes <= BODY_MAX_BYTES ? Buffer.concat(chunks).toString() : undefined;
}
