import { randomUUID } from 'node:crypto';
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  type QueueAttributeName,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { startSqs } from '../../local/sqs.ts';
import { arnOf } from '../../local/surroundings.ts';
import { openEndpoint, rejectionOf } from './fixtures/endpoint.ts';

const endpoint = await openEndpoint();
const sqs = await startSqs(endpoint.url);
endpoint.serve(sqs);
const client = new SQSClient(endpoint.client);
afterAll(async () => {
  await endpoint.stop();
  await sqs.stop();
});

async function aQueue(Attributes: Partial<Record<QueueAttributeName, string>> = {}) {
  const name = `queue-${randomUUID()}`;
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: name, Attributes }));
  const receive = async (VisibilityTimeout?: number) => {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl,
        ...(VisibilityTimeout === undefined ? {} : { VisibilityTimeout }),
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    return Messages[0];
  };
  return {
    name,
    url: QueueUrl,
    receive,
    send: (change: Partial<SendMessageCommandInput> = {}) =>
      client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello', ...change })),
    /** The next message, as soon as it may be seen. */
    next: () =>
      vi.waitFor(
        async () => {
          const message = await receive();
          if (message === undefined) throw new Error('nothing yet');
          return message;
        },
        { timeout: 5_000, interval: 20 },
      ),
  };
}

describe('the URL of a queue', () => {
  it('leads to the gateway, whoever names it', async () => {
    const { name, url } = await aQueue();
    const expected = `${endpoint.url}/000000000000/${name}`;
    const found = await client.send(new GetQueueUrlCommand({ QueueName: name }));
    const listed = await client.send(new ListQueuesCommand({ QueueNamePrefix: name }));
    expect([url, found.QueueUrl, listed.QueueUrls, sqs.queueUrl(name)]).toEqual([
      expected,
      expected,
      [expected],
      expected,
    ]);
  });

  it('that leads nowhere is a QueueDoesNotExist', async () => {
    const { send } = await aQueue();
    expect(await rejectionOf(send({ QueueUrl: sqs.queueUrl('nobody') }))).toMatchObject({
      name: 'QueueDoesNotExist',
    });
    const input = { QueueUrl: sqs.queueUrl('nobody'), MessageBody: 'hello' };
    expect(await rejectionOf(sqs.call('SendMessage', input))).toMatchObject({
      name: 'SqsError',
      code: 'QueueDoesNotExist',
    });
  });
});

// SQS developer guide, "Visibility timeout": a received message stays in the queue, unseen, and
// comes back unless it is deleted in time.
describe('a message that was received', () => {
  it('is unseen until its visibility timeout ends, and then comes back counted', async () => {
    const { send, receive, next } = await aQueue({ VisibilityTimeout: '1' });
    await send();
    const first = await receive();
    expect(first).toMatchObject({ Body: 'hello', Attributes: { ApproximateReceiveCount: '1' } });
    expect(await receive()).toBeUndefined();
    expect(await next()).toMatchObject({
      MessageId: first?.MessageId,
      Attributes: { ApproximateReceiveCount: '2' },
    });
  });

  it('comes back at once where its visibility is ended', async () => {
    const { url, send, receive } = await aQueue();
    await send();
    const ReceiptHandle = (await receive())?.ReceiptHandle;
    const ended = { QueueUrl: url, ReceiptHandle, VisibilityTimeout: 0 };
    await client.send(new ChangeMessageVisibilityCommand(ended));
    expect(await receive()).toMatchObject({ Body: 'hello' });
  });

  it('never comes back once it is deleted', async () => {
    const { url, send, receive } = await aQueue();
    await send();
    const ReceiptHandle = (await receive(0))?.ReceiptHandle;
    await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
    expect(await receive()).toBeUndefined();
  });
});

// SQS developer guide, "Dead-letter queues": a message whose receives exceed maxReceiveCount goes
// to the dead-letter queue instead of the receiver, under the same id.
describe('a message that was received as often as the redrive policy allows', () => {
  it('goes to the dead-letter queue, with its body and attributes', async () => {
    const dead = await aQueue();
    const redrive = { deadLetterTargetArn: arnOf('sqs', dead.name), maxReceiveCount: 5 };
    const queue = await aQueue({ RedrivePolicy: JSON.stringify(redrive) });
    const MessageAttributes = { reason: { DataType: 'String', StringValue: 'because' } };
    const { MessageId } = await queue.send({ MessageAttributes });
    for (let count = 1; count <= 5; count += 1) {
      expect(await queue.receive(0)).toMatchObject({
        Attributes: { ApproximateReceiveCount: `${count}` },
      });
      expect(await dead.receive(0)).toBeUndefined();
    }
    expect(await queue.receive(0)).toBeUndefined();
    expect(await dead.receive(0)).toMatchObject({ MessageId, Body: 'hello', MessageAttributes });
  });
});

describe('a message that is sent', () => {
  // API reference of SQS, SendMessage: DelaySeconds holds a message back for that long.
  it('with a delay is not seen before it is over', async () => {
    const { send, receive, next } = await aQueue();
    const sentAt = performance.now();
    await send({ DelaySeconds: 1 });
    expect(await receive()).toBeUndefined();
    expect(await next()).toMatchObject({ Body: 'hello' });
    // Timers and clocks may differ by some milliseconds.
    expect(performance.now() - sentAt).toBeGreaterThan(950);
  });

  it('keeps its attributes, of any type', async () => {
    const { send, receive } = await aQueue();
    const MessageAttributes: SendMessageCommandInput['MessageAttributes'] = {
      reason: { DataType: 'String', StringValue: '叮咚 <&>' },
      count: { DataType: 'Number', StringValue: '5' },
      bytes: { DataType: 'Binary', BinaryValue: Uint8Array.of(0, 255) },
    };
    await send({ MessageBody: '{"text":"叮咚 <&>"}', MessageAttributes });
    expect(await receive()).toMatchObject({ Body: '{"text":"叮咚 <&>"}', MessageAttributes });
  });
});
