import { SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeEach } from 'vitest';
import type { Judge, ServiceCall } from '../../../local/iam/judge.ts';
import { sendToQueue } from '../../../local/send-to-queue.ts';
import { openSmsAttributes } from '../../../local/sms/sms-attributes.ts';
import { startSms } from '../../../local/sms.ts';
import { startSqs } from '../../../local/sqs.ts';
import { arnOf } from '../../../local/surroundings.ts';
import { snsOf } from '../../../local/topics/sns.ts';
import { startTopics } from '../../../local/topics.ts';
import { openEndpoint } from '../fixtures/endpoint.ts';

const NOON = Date.parse('2026-11-23T04:00:00.123Z');
export const TOPIC = arnOf('sns', 'replies');
export const FUNCTION = arnOf('lambda', 'function:door');
export const QUEUE = arnOf('sqs', 'queue');
export const DEAD = arnOf('sqs', 'dead');

/** SNS with the topic `replies`, the queues `queue` and `dead`, and the function `door`. */
export async function openAccount() {
  const sqs = await startSqs('http://127.0.0.1:4566');
  const endpoint = await openEndpoint();
  const said = {
    invoked: [] as { readonly functionName: string; readonly event: unknown }[],
    troubles: [] as string[],
    judged: [] as ServiceCall[],
    /** Resources that no policy lets SNS at. */
    refused: [] as string[],
    functions: [] as string[],
  };
  const judge: Judge = {
    role: () => undefined,
    service(call) {
      said.judged.push(call);
      return said.refused.includes(call.resource) ? { message: 'not authorized' } : undefined;
    },
  };
  const topics = startTopics({
    now: () => NOON,
    judge,
    invokeLater: (functionName, event) => void said.invoked.push({ functionName, event }),
    hasFunction: (name) => said.functions.includes(name),
    sendToQueue: sendToQueue(sqs),
    onTrouble: (message) => said.troubles.push(message),
  });
  const sms = startSms(() => NOON);
  endpoint.serve(snsOf(sms, topics, openSmsAttributes()));

  beforeEach(async () => {
    sms.empty();
    for (const list of Object.values(said)) list.splice(0);
    said.functions.push('door');
    topics.createTopic({ arn: TOPIC, displayName: 'Replies', signatureVersion: '1' });
    for (const { arn } of topics.subscriptions(TOPIC)) topics.unsubscribe(arn);
    for (const name of ['queue', 'dead']) {
      await sqs.call('DeleteQueue', { QueueUrl: sqs.queueUrl(name) }).catch(() => {});
      await sqs.createQueue(name, {});
    }
  });
  afterAll(async () => {
    await endpoint.stop();
    await sqs.stop();
  });

  return {
    ...said,
    sns: new SNSClient(endpoint.client),
    sms,
    topics,
    removeQueue: (name: string) => sqs.call('DeleteQueue', { QueueUrl: sqs.queueUrl(name) }),
    async messagesIn(name: string) {
      const { Messages = [] } = await sqs.call('ReceiveMessage', {
        QueueUrl: sqs.queueUrl(name),
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
      });
      return Messages as readonly { readonly Body: string; readonly MessageAttributes?: object }[];
    },
  };
}
