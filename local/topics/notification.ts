import { REGION } from '../surroundings.ts';
import type { Message } from './message.ts';
import type { Subscription } from './subscription.ts';

/** A message that a topic took, with the id that its publisher was told. */
export interface Notification extends Message {
  readonly messageId: string;
  readonly topicArn: string;
  /** ISO 8601 with milliseconds. */
  readonly at: string;
  readonly signatureVersion: string;
}

/** What a function is invoked with (Lambda developer guide, using Lambda with Amazon SNS). */
export const toFunctionEvent = (from: Notification, { arn }: Subscription) => ({
  Records: [
    {
      EventSource: 'aws:sns',
      EventVersion: '1.0',
      EventSubscriptionArn: arn,
      Sns: {
        Type: 'Notification',
        MessageId: from.messageId,
        TopicArn: from.topicArn,
        Subject: from.subject ?? null,
        Message: from.text,
        Timestamp: from.at,
        SignatureVersion: from.signatureVersion,
        Signature: SIGNATURE,
        SigningCertUrl: CERTIFICATE,
        UnsubscribeUrl: unsubscribeUrl(arn),
        MessageAttributes: attributesOf(from),
      },
    },
  ],
});

/** The body of a message on a queue (SNS developer guide, fan-out to SQS queues). */
export const toEnvelope = (from: Notification, { arn }: Subscription) => ({
  Type: 'Notification',
  MessageId: from.messageId,
  TopicArn: from.topicArn,
  ...(from.subject !== undefined && { Subject: from.subject }),
  Message: from.text,
  Timestamp: from.at,
  SignatureVersion: from.signatureVersion,
  Signature: SIGNATURE,
  SigningCertURL: CERTIFICATE,
  UnsubscribeURL: unsubscribeUrl(arn),
  ...(from.attributes.size > 0 && { MessageAttributes: attributesOf(from) }),
});

/** With raw delivery the attributes are those of the queue's message. */
export const toQueueAttributes = (from: Message) =>
  Object.fromEntries(
    [...from.attributes].map(([name, { type, value }]) => [
      name,
      { DataType: type, [type === 'Binary' ? 'BinaryValue' : 'StringValue']: value },
    ]),
  );

const attributesOf = ({ attributes }: Message) =>
  Object.fromEntries(
    [...attributes].map(([name, { type, value }]) => [name, { Type: type, Value: value }]),
  );

/** No key of AWS is on this machine: whoever verifies it is told so. */
const SIGNATURE = Buffer.from('not signed on this machine').toString('base64');
const CERTIFICATE = `https://sns.${REGION}.amazonaws.com/SimpleNotificationService-local.pem`;

const unsubscribeUrl = (arn: string): string =>
  `https://sns.${REGION}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${arn}`;
