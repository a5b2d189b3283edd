import * as z from 'zod/mini';
import { id } from '../fields.ts';
import { phone } from '../phone-field.ts';
import { messageId, text } from './fields.ts';
import { type ReadInbound, readInboundBy } from './read-inbound.ts';

/** The two-way SMS message of AWS End User Messaging, which does not say when it came. */
export const readAws = (json: unknown, nowMs: number): readonly ReadInbound[] => [
  readTwoWay(json, nowMs),
];

/**
 * @param receivedAtMs as far as whoever hands it over knows
 * @param place where it stands; nowhere by default
 */
export const readTwoWay = (json: unknown, receivedAtMs: number, place?: string): ReadInbound =>
  readInboundBy(
    TWO_WAY,
    json,
    ({ inboundMessageId, originationNumber, messageBody, previousPublishedMessageId }) => ({
      id: `aws:${inboundMessageId}`,
      from: originationNumber,
      text: messageBody,
      receivedAtMs,
      ...(previousPublishedMessageId ? { inReplyTo: previousPublishedMessageId } : {}),
    }),
    place,
  );

const TWO_WAY = z.object(
  {
    originationNumber: phone,
    messageBody: text,
    inboundMessageId: id,
    previousPublishedMessageId: z.optional(messageId),
  },
  'a JSON object with originationNumber, messageBody and inboundMessageId',
);
