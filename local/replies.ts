import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Now } from './clock.ts';
import type { HttpAnswer, HttpRequest } from './http-api/exchange.ts';
import {
  type CarrierCall,
  carrierCall,
  REPLY_FORMATS,
  type Reply,
  type ReplyFormat,
} from './replies/carrier-call.ts';
import { readBody } from './routes/read-body.ts';
import type { SmsCarrier } from './sms.ts';
import type { Store } from './store.ts';
import { writtenPhone } from './written-phone.ts';

/** What people write back from the phones of this machine. */
export interface Replies {
  /**
   * Has a phone answer, by the call of a carrier to the HTTP API.
   * @param wish JSON: `{phone, text, format?, id?, inReplyTo?}`
   */
  write(wish: string): Promise<{ readonly status: number; readonly json: unknown }>;
  /** What was taken in, oldest first. */
  written(): readonly WrittenReply[];
  onWritten(listener: (reply: WrittenReply) => void): void;
}

/** As a page shows it, beside the texts. */
export interface WrittenReply {
  readonly id: string;
  readonly phoneNumber: string;
  readonly text: string;
  /** ISO 8601 with milliseconds. */
  readonly at: string;
}

export interface RepliesHost {
  readonly now: Now;
  readonly store: Store;
  readonly sms: Pick<SmsCarrier, 'inbox' | 'onEmpty'>;
  /** As it is now; undefined where the template has none. */
  secret(): string | undefined;
  /** Of the HTTP API; undefined where there is none. */
  handle(request: HttpRequest): Promise<HttpAnswer | undefined>;
}

export function startReplies(host: RepliesHost): Replies {
  const { now, store, sms } = host;
  const kept = store.collection<WrittenReply>('replies');
  let all = kept.values();
  const listeners: ((reply: WrittenReply) => void)[] = [];
  sms.onEmpty(() => {
    kept.clear();
    all = [];
  });

  /** The same id is the same text once more, which its carrier had when it came first. */
  const replyOf = (format: ReplyFormat, { phone, text, id, inReplyTo }: Wish): Reply => {
    const known = id === undefined ? undefined : kept.get(keyOf(format, phone, id));
    const answered = inReplyTo ?? (format === 'aws' ? lastTextOn(phone, sms) : undefined);
    return {
      ...{ id: id ?? randomUUID(), phone, text },
      receivedAtMs: known === undefined ? now() : Date.parse(known.at),
      ...(answered === undefined ? {} : { inReplyTo: answered }),
    };
  };

  const remember = (format: ReplyFormat, { id, phone, text, receivedAtMs }: Reply) => {
    const at = new Date(receivedAtMs).toISOString();
    const written = { id, phoneNumber: phone, text, at };
    const key = keyOf(format, phone, id);
    if (kept.get(key) !== undefined) return;
    kept.put(key, written);
    all = [...all, written].slice(-REMEMBERED_MAX);
    for (const listener of listeners) listener(written);
  };

  return {
    async write(body) {
      const { wish, refusal } = readBody(WISH, body);
      if (wish === undefined) return refusal;
      const secret = host.secret();
      if (secret === undefined) return NO_DOOR;
      const { format = 'generic' } = wish;
      const reply = replyOf(format, wish);
      const answer = await host.handle(requestOf(carrierCall(format, reply, secret, now())));
      if (answer === undefined) return NO_DOOR;
      const { status } = answer;
      if (status === 200) remember(format, reply);
      return { status, json: { id: reply.id, status, answer: jsonOr(String(answer.body)) } };
    },
    written: () => all,
    onWritten: (listener) => listeners.push(listener),
  };
}

/** The newest: a day's worth of a demonstration. */
const REMEMBERED_MAX = 10_000;

const keyOf = (format: ReplyFormat, phone: string, id: string) => `${format} ${phone} ${id}`;

const lastTextOn = (phone: string, sms: Pick<SmsCarrier, 'inbox'>) =>
  sms.inbox(phone).at(-1)?.messageId;

const NO_DOOR = {
  status: 503,
  json: { message: 'what runs here takes no replies: it has no HTTP API, or no RepliesSecret' },
};

const PHONE = 'a number in E.164, or a mainland one without +86';
const WHOLE = 'a JSON object with phone and text';
const ID = 'text of 1 to 256 characters';

const id = z.string(ID).min(1, ID).max(256, ID);

/** Whether anything else is wrong with it is the door's to say. */
const WISH = z.strictObject(
  {
    phone: z
      .string(PHONE)
      .transform(writtenPhone)
      .refine((phone) => /^\+[1-9]\d{6,14}$/.test(phone), PHONE),
    text: z.string('what is written, as a string; it may be empty'),
    format: z.enum(REPLY_FORMATS, `one of ${REPLY_FORMATS.join(', ')}`).optional(),
    id: id.optional(),
    inReplyTo: id.optional(),
  },
  { error: ({ code }) => (code === 'unrecognized_keys' ? undefined : WHOLE) },
);

type Wish = z.infer<typeof WISH>;

const requestOf = ({ path, headers, body }: CarrierCall): HttpRequest => ({
  ...{ method: 'POST', rawPath: path, rawQueryString: '', sourceIp: '127.0.0.1' },
  headers: { host: '127.0.0.1', ...headers },
  body: Buffer.from(body),
});

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
