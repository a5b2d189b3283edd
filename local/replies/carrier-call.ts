import { createHmac } from 'node:crypto';

/** A text that somebody writes back, as a carrier has it. */
export interface Reply {
  /** The carrier's own; `tencent` hands none over. */
  readonly id: string;
  /** In E.164. */
  readonly phone: string;
  readonly text: string;
  /** When its carrier had it. */
  readonly receivedAtMs: number;
  /** The message id of the text that it answers; `aliyun` and `tencent` know nothing of it. */
  readonly inReplyTo?: string;
}

/** What a carrier asks of the HTTP API. */
export interface CarrierCall {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type ReplyFormat = keyof typeof CALLS;

/**
 * The call by which a carrier of that format hands a reply over, field by field as its
 * documentation has it.
 * @param secret signs it, or is the end of its path
 * @param nowMs when it calls
 */
export function carrierCall(
  format: ReplyFormat,
  reply: Reply,
  secret: string,
  nowMs: number,
): CarrierCall {
  const body = JSON.stringify(CALLS[format](reply));
  const headers = { 'content-type': 'application/json' };
  if (format !== 'generic') {
    return { path: `/replies/${format}/${encodeURIComponent(secret)}`, headers, body };
  }
  const t = Math.floor(nowMs / 1_000);
  const v1 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
  const signed = { ...headers, 'x-dingdong-signature': `t=${t},v1=${v1}` };
  return { path: '/replies/generic', headers: signed, body };
}

const CALLS = {
  generic: ({ id, phone, text, receivedAtMs, inReplyTo }: Reply) => ({
    ...{ id, from: phone, text, inReplyTo },
    receivedAt: new Date(receivedAtMs).toISOString(),
  }),
  aws: ({ id, phone, text, inReplyTo }: Reply) => ({
    originationNumber: phone,
    destinationNumber: '+12125550101',
    messageKeyword: text.split(' ')[0],
    messageBody: text,
    inboundMessageId: id,
    previousPublishedMessageId: inReplyTo,
  }),
  aliyun: ({ id, phone, text, receivedAtMs }: Reply) => [
    {
      phone_number: phone.replace(/^\+86/, ''),
      content: text,
      send_time: inUtc8(receivedAtMs),
      dest_code: '1234',
      sequence_id: id,
    },
  ],
  tencent: ({ phone, text, receivedAtMs }: Reply) => ({
    ...{ extend: '', sign: '', text },
    ...splitNumber(phone),
    time: Math.floor(receivedAtMs / 1_000),
  }),
};

export const REPLY_FORMATS = Object.keys(CALLS) as readonly ReplyFormat[];

/** `2026-11-23 12:00:00`, without an offset. */
const inUtc8 = (ms: number): string =>
  new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** Before which digit it is split nobody can tell afterwards. */
function splitNumber(phone: string) {
  const [, nationcode, mobile] = /^\+(86|85[23]|886|65|\d)(\d+)$/.exec(phone) ?? [];
  return { nationcode, mobile };
}
