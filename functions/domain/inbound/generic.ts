import * as z from 'zod/mini';
import { id, instantMs } from '../fields.ts';
import { phone } from '../phone-field.ts';
import { messageId, text } from './fields.ts';
import { type ReadInbound, readInboundBy } from './read-inbound.ts';
import { receivedAt } from './received-at.ts';

/** The form of our own, for carriers and gateways that have none. */
export const readGeneric = (json: unknown, nowMs: number): readonly ReadInbound[] => [
  readInboundBy(GENERIC, json, (given) => ({
    id: `generic:${given.id}`,
    from: given.from,
    text: given.text,
    receivedAtMs: receivedAt(given.receivedAt, nowMs),
    ...(given.inReplyTo ? { inReplyTo: given.inReplyTo } : {}),
  })),
];

const GENERIC = z.object(
  { id, from: phone, text, receivedAt: instantMs, inReplyTo: z.optional(messageId) },
  'a JSON object with id, from, text and receivedAt',
);
