import * as z from 'zod/mini';
import { instantMs } from './fields.ts';
import { readTwoWay } from './inbound/aws.ts';
import { messageId, text } from './inbound/fields.ts';
import { type ReadInbound, readInboundBy } from './inbound/read-inbound.ts';
import type { Inbound } from './inbound.ts';
import { parseJson } from './parse-json.ts';
import { phone } from './phone-field.ts';
import { queueText } from './queue-text.ts';
import { isRecord } from './record.ts';
import { rejectionOf } from './rejection-of.ts';

/** A text as it lies on the replies' queue. */
export const inboundBody = (inbound: Inbound): string => queueText(inbound);

/**
 * Reads what lies on the replies' queue: what the door put there; or, from the topic of AWS, a
 * two-way message in the envelope of SNS, received when SNS had it. Total on any text.
 * @param nowMs no later than that was anything received
 */
export function readInbound(body: string, nowMs: number): ReadInbound {
  const json = parseJson(body);
  if (isRecord(json) && json['Type'] !== undefined) return readNotification(json, nowMs);
  return readInboundBy(INBOUND, json, ({ inReplyTo, ...inbound }) => ({
    ...inbound,
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
  }));
}

const INBOUND = z.object(
  {
    id: z.string('text').check(z.minLength(1, 'text')),
    from: phone,
    text,
    receivedAtMs: z.int('milliseconds'),
    inReplyTo: z.optional(messageId),
  },
  'what the door put there, or a notification of SNS, as JSON',
);

function readNotification(json: unknown, nowMs: number): ReadInbound {
  const { success, data, error } = NOTIFICATION.safeParse(json);
  if (!success) return { valid: false, rejection: rejectionOf(error, json) };
  return readTwoWay(parseJson(data.Message), Math.min(data.Timestamp, nowMs), 'Message');
}

/** By the SNS developer guide, message formats; not raw. */
const NOTIFICATION = z.object({
  Type: z.literal('Notification', 'the type Notification'),
  Message: z.string('text'),
  Timestamp: instantMs,
});
