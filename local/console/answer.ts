import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuseForeign } from '../foreign.ts';
import { sendJson } from '../send-json.ts';
import type { ConsoleOptions } from './console.ts';
import { entriesOf } from './kind-entry.ts';
import { pageFile } from './page-files.ts';
import { BODY_MAX_BYTES, readBody } from './read-body.ts';
import { readWish } from './read-wish.ts';
import type { Streams } from './streams.ts';

export interface Sources extends ConsoleOptions {
  readonly streams: Streams;
}

/** Answers one request of the page, of a script or of a person with curl. */
export async function answerTo(
  request: IncomingMessage,
  response: ServerResponse,
  from: Sources,
): Promise<void> {
  const refusal = refuseForeign(request);
  if (refusal !== undefined) return sendJson(response, 403, { message: refusal });
  const [path = '/', query] = (request.url ?? '/').split('?');
  const last = Number(new URLSearchParams(query).get('last') ?? Infinity);

  switch (`${request.method} ${path}`) {
    case 'GET /catalog': {
      const { stage, timeZone, endpoint, kinds } = from;
      return sendJson(response, 200, { stage, timeZone, endpoint, kinds: entriesOf(kinds) });
    }
    case 'GET /rings':
      return sendJson(response, 200, { rings: newest(from.sms.inbox(), last) });
    case 'DELETE /rings':
      from.sms.empty();
      return sendJson(response, 204);
    case 'GET /replies':
      return sendJson(response, 200, { replies: newest(from.replies.written(), last) });
    case 'POST /replies':
      return await answerReply(request, response, from);
    case 'GET /events':
      return sendJson(response, 200, {
        events: newest(from.events(), last),
        waiting: newest(from.waiting(), last),
      });
    case 'POST /events':
      return await answerWish(request, response, from);
    case 'GET /stream':
      return from.streams.add(response);
  }
  const file = request.method === 'GET' ? await pageFile(path) : undefined;
  if (file !== undefined) {
    response.writeHead(200, file.headers).end(file.body);
    return;
  }
  sendJson(response, 404, {
    message: `nothing at ${request.method} ${path}; there are ${PATHS}`,
  });
}

const PATHS =
  'GET /, /catalog, /rings, /replies, /events, /stream; POST /events, /replies; DELETE /rings';

async function answerWish(
  request: IncomingMessage,
  response: ServerResponse,
  { kinds, put }: Sources,
): Promise<void> {
  const body = await readBody(request);
  if (body === undefined) return sendJson(response, 413, TOO_LONG);
  const wish = readWish(body, kinds, Date.now());
  if ('message' in wish) return sendJson(response, 400, wish);
  try {
    await put(wish.event);
  } catch (error) {
    return sendJson(response, 502, { message: `the bus did not take it: ${String(error)}` });
  }
  // The bus has it; what becomes of it is told at /events.
  sendJson(response, 202, wish);
}

/** As `POST /_dingdong/replies` of the cloud's endpoint does. */
async function answerReply(
  request: IncomingMessage,
  response: ServerResponse,
  { replies }: Sources,
): Promise<void> {
  const body = await readBody(request);
  if (body === undefined) return sendJson(response, 413, TOO_LONG);
  const { status, json } = await replies.write(body);
  sendJson(response, status, json);
}

const TOO_LONG = { message: `the body is too long; allowed is up to ${BODY_MAX_BYTES} bytes` };

/** The end of a list that is oldest first: a page wants no more of a long day than it can show. */
const newest = <T>(all: readonly T[], last: number): readonly T[] =>
  all.slice(Math.max(0, all.length - (last >= 0 ? last : all.length)));
