import type { Message, MessageAttributeValue } from '@aws-sdk/client-sqs';
import { type Letter, readLetter } from '../../../bin/redrive/letter.ts';

const text = (StringValue: string): MessageAttributeValue => ({ DataType: 'String', StringValue });

/** A dead letter as SQS hands it out, with these attributes. */
export const aMessage = (
  attributes: Readonly<Record<string, string>> = {},
  change: Partial<Message> = {},
): Message => ({
  ...{ MessageId: 'm-1', ReceiptHandle: 'r-1' },
  Body: JSON.stringify({ 'detail-type': 'ItemSold', detail: { phone: '+8613800138000' } }),
  Attributes: { SentTimestamp: '1795312800000' },
  MessageAttributes: Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, text(value)]),
  ),
  ...change,
});

export const aLetter = (reason: string, change: Partial<Letter> = {}): Letter => ({
  ...readLetter(aMessage({ reason }), 5),
  ...change,
});
