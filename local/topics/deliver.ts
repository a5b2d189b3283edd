import { randomUUID } from 'node:crypto';
import type { Judge } from '../iam/judge.ts';
import type { InvokeLater } from '../lambda/invoke-later.ts';
import type { SendToQueue } from '../send-to-queue.ts';
import { passes } from './filter-policy.ts';
import {
  type Notification,
  toEnvelope,
  toFunctionEvent,
  toQueueAttributes,
} from './notification.ts';
import { isResting, type Subscription } from './subscription.ts';

export interface DeliveryHost {
  readonly judge: Judge;
  readonly invokeLater: InvokeLater;
  hasFunction(name: string): boolean;
  readonly sendToQueue: SendToQueue;
  /** Hears of a message that is lost, and why. */
  onTrouble(message: string): void;
}

/**
 * Hands a notification over to one subscriber, and what it refuses to the dead-letter queue of the
 * subscription. Nothing is tried again: functions and queues of this machine are there or are not
 * (SNS developer guide, message delivery retries: an error of the client's side is not retried).
 */
export async function deliver(to: Subscription, what: Notification, host: DeliveryHost) {
  if (isResting(to) || (to.filter !== undefined && !passes(to.filter, what))) return;
  const failure = await handOver(to, what, host);
  if (failure === undefined) return;
  const second = await deadLetter(to, what, failure, host);
  if (second === undefined) return;
  host.onTrouble(
    `message ${what.messageId} of ${what.topicArn} is lost to ${to.endpoint}: ` +
      `${failure.message}; ${second}`,
  );
}

interface Failure {
  /** Of HTTP. */
  readonly code: string;
  readonly message: string;
}

async function handOver(
  to: Subscription,
  what: Notification,
  host: DeliveryHost,
): Promise<Failure | undefined> {
  const isFunction = to.protocol === 'lambda';
  const refusal = host.judge.service({
    service: 'sns.amazonaws.com',
    action: isFunction ? 'lambda:InvokeFunction' : 'sqs:SendMessage',
    resource: to.endpoint,
    sourceArn: to.topicArn,
  });
  if (refusal !== undefined) return { code: '403', message: refusal.message };
  if (!isFunction) return put(to, what, host);
  const name = to.endpoint.replace(/^.*:/, '');
  if (!host.hasFunction(name)) return { code: '404', message: `no function ${name}` };
  host.invokeLater(name, toFunctionEvent(what, to));
  return undefined;
}

/** Of a queue's message (SNS developer guide, message attributes and raw message delivery). */
const RAW_ATTRIBUTES_MAX = 10;

async function put(to: Subscription, what: Notification, { sendToQueue }: DeliveryHost) {
  if (to.isRaw && what.attributes.size > RAW_ATTRIBUTES_MAX) {
    const message = `${what.attributes.size} attributes; raw delivery has ${RAW_ATTRIBUTES_MAX}`;
    return { code: '400', message };
  }
  try {
    if (to.isRaw) await sendToQueue(to.endpoint, what.text, toQueueAttributes(what));
    else await sendToQueue(to.endpoint, JSON.stringify(toEnvelope(what, to)));
  } catch (error) {
    return { code: '400', message: String(error) };
  }
  return undefined;
}

/** Says why not even that was possible. */
async function deadLetter(
  to: Subscription,
  what: Notification,
  { code, message }: Failure,
  { judge, sendToQueue }: DeliveryHost,
): Promise<string | undefined> {
  const queueArn = to.deadLetterArn;
  if (queueArn === undefined) return 'the subscription has no dead-letter queue';
  const refusal = judge.service({
    service: 'sns.amazonaws.com',
    action: 'sqs:SendMessage',
    resource: queueArn,
    sourceArn: to.topicArn,
  });
  if (refusal !== undefined) return refusal.message;
  try {
    await sendToQueue(queueArn, JSON.stringify(toEnvelope(what, to)), {
      RequestID: randomUUID(),
      ErrorCode: code,
      ErrorMessage: message,
    });
    return undefined;
  } catch (error) {
    return String(error);
  }
}
