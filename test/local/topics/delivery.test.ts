import { PublishCommand, type PublishCommandInput } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { DEAD, FUNCTION, openAccount, QUEUE, TOPIC } from './account.ts';

const account = await openAccount();
const { topics, invoked, troubles, judged, refused, messagesIn } = account;

const publish = (change: Partial<PublishCommandInput> = {}) =>
  account.sns.send(new PublishCommand({ TopicArn: TOPIC, Message: '延期3天', ...change }));

const toFunction = { topicArn: TOPIC, protocol: 'lambda', endpoint: FUNCTION };
const toQueue = { topicArn: TOPIC, protocol: 'sqs', endpoint: QUEUE };
const redrivePolicy = { deadLetterTargetArn: DEAD };
const ATTRIBUTES: PublishCommandInput['MessageAttributes'] = {
  kind: { DataType: 'String', StringValue: 'reply' },
  digest: { DataType: 'Binary', BinaryValue: Buffer.from([1, 2, 3]) },
};
const TYPED = {
  kind: { Type: 'String', Value: 'reply' },
  digest: { Type: 'Binary', Value: 'AQID' },
};
const at = '2026-11-23T04:00:00.123Z';

// Lambda developer guide, using Lambda with Amazon SNS: the event has one record.
describe('a function that subscribes', () => {
  it('is invoked with the event that AWS documents', async () => {
    const { arn } = topics.subscribe(toFunction);
    const { MessageId } = await publish({ Subject: 'Hi', MessageAttributes: ATTRIBUTES });
    const record = {
      EventSource: 'aws:sns',
      EventVersion: '1.0',
      EventSubscriptionArn: arn,
      Sns: {
        Type: 'Notification',
        MessageId,
        TopicArn: TOPIC,
        Subject: 'Hi',
        Message: '延期3天',
        Timestamp: at,
        SignatureVersion: '1',
        Signature: expect.stringMatching(/^[\w+/=]+$/),
        SigningCertUrl: expect.stringMatching(/^https:\/\/sns\.ap-southeast-1\.amazonaws\.com\//),
        UnsubscribeUrl: expect.stringContaining(`?Action=Unsubscribe&SubscriptionArn=${arn}`),
        MessageAttributes: TYPED,
      },
    };
    expect(invoked).toEqual([{ functionName: 'door', event: { Records: [record] } }]);
    expect(arn).toMatch(/^arn:aws:sns:ap-southeast-1:000000000000:replies:[\da-f-]{36}$/);
  });

  it('finds a subject of null and no attributes where there are none', async () => {
    topics.subscribe(toFunction);
    await publish();
    const sns = { Subject: null, MessageAttributes: {} };
    expect(invoked).toMatchObject([{ event: { Records: [{ Sns: sns }] } }]);
  });

  it('is asked for in the name of the topic', async () => {
    topics.subscribe(toFunction);
    await publish();
    const action = 'lambda:InvokeFunction';
    const call = { service: 'sns.amazonaws.com', action, resource: FUNCTION, sourceArn: TOPIC };
    expect(judged).toEqual([call]);
  });
});

// SNS developer guide, fan-out to SQS queues, and raw message delivery.
describe('a queue that subscribes', () => {
  it('gets the message in an envelope', async () => {
    const { arn } = topics.subscribe(toQueue);
    const { MessageId } = await publish({ Subject: 'Hi', MessageAttributes: ATTRIBUTES });
    const [message, ...more] = await messagesIn('queue');
    expect(JSON.parse(message?.Body ?? '')).toEqual({
      Type: 'Notification',
      MessageId,
      TopicArn: TOPIC,
      Subject: 'Hi',
      Message: '延期3天',
      Timestamp: at,
      SignatureVersion: '1',
      Signature: expect.any(String),
      SigningCertURL: expect.any(String),
      UnsubscribeURL: expect.stringContaining(arn),
      MessageAttributes: TYPED,
    });
    expect(message?.MessageAttributes).toBeUndefined();
    expect(more).toEqual([]);
  });

  it('gets an envelope without subject and attributes where there are none', async () => {
    topics.subscribe(toQueue);
    await publish();
    const [message] = await messagesIn('queue');
    const members = Object.keys(JSON.parse(message?.Body ?? ''));
    expect(members).not.toContain('Subject');
    expect(members).not.toContain('MessageAttributes');
  });

  it('that wants it raw gets the text, and the attributes as its own', async () => {
    topics.subscribe({ ...toQueue, rawMessageDelivery: true });
    await publish({ MessageAttributes: ATTRIBUTES });
    const [message] = await messagesIn('queue');
    expect(message?.Body).toBe('延期3天');
    expect(message?.MessageAttributes).toMatchObject({
      kind: { DataType: 'String', StringValue: 'reply' },
      digest: { DataType: 'Binary', BinaryValue: 'AQID' },
    });
  });

  it('is asked for in the name of the topic', async () => {
    topics.subscribe(toQueue);
    await publish();
    const action = 'sqs:SendMessage';
    const call = { service: 'sns.amazonaws.com', action, resource: QUEUE, sourceArn: TOPIC };
    expect(judged).toEqual([call]);
  });
});

// SNS developer guide, dead-letter queues: what a subscriber cannot be given goes to the queue of
// its subscription, which the topic has to be allowed to write to.
describe('what a subscriber cannot be given', () => {
  const deadLetters = async () => {
    const messages = await messagesIn('dead');
    return messages.map(({ Body, MessageAttributes }) => ({
      message: JSON.parse(Body).Message,
      attributes: MessageAttributes,
    }));
  };
  const because = (code: string, why: string) => [
    {
      message: '延期3天',
      attributes: {
        RequestID: expect.anything(),
        ErrorCode: { DataType: 'String', StringValue: code },
        ErrorMessage: { DataType: 'String', StringValue: expect.stringContaining(why) },
      },
    },
  ];

  it.each([toFunction, toQueue])(
    'for want of permission lies on its dead-letter queue: %j',
    async (to) => {
      topics.subscribe({ ...to, redrivePolicy });
      refused.push(to.endpoint);
      await publish();
      expect([invoked, await messagesIn('queue')]).toEqual([[], []]);
      expect(await deadLetters()).toMatchObject(because('403', 'not authorized'));
      expect(troubles).toEqual([]);
    },
  );

  it('because the function is gone lies there too', async () => {
    topics.subscribe({ ...toFunction, redrivePolicy });
    account.functions.splice(0);
    await publish();
    expect(invoked).toEqual([]);
    expect(await deadLetters()).toMatchObject(because('404', 'no function door'));
  });

  it('because the queue is gone lies there too, and the others get theirs', async () => {
    topics.subscribe({ ...toQueue, redrivePolicy });
    topics.subscribe(toFunction);
    await account.removeQueue('queue');
    await publish();
    expect(await deadLetters()).toMatchObject(because('400', 'does not exist'));
    expect(invoked).toHaveLength(1);
  });

  // SNS developer guide, message attributes: raw delivery has ten, and more is a client's error.
  it.each<[attributes: number, dead: number]>([
    [10, 0],
    [11, 1],
  ])('raw with %i attributes: %i dead', async (count, dead) => {
    topics.subscribe({ ...toQueue, rawMessageDelivery: true, redrivePolicy });
    const one = { DataType: 'String', StringValue: 'x' };
    const names = Array.from({ length: count }, (_, i) => `a${i}`);
    await publish({ MessageAttributes: Object.fromEntries(names.map((name) => [name, one])) });
    expect(await messagesIn('dead')).toHaveLength(dead);
    expect(await messagesIn('queue')).toHaveLength(1 - dead);
  });

  it.each<[what: string, policy: typeof redrivePolicy | undefined, why: string]>([
    ['without a dead-letter queue', undefined, 'no dead-letter queue'],
    ['with one that may not be written to', redrivePolicy, 'not authorized; not authorized'],
  ])('%s is lost, which is told', async (_, policy, why) => {
    topics.subscribe({ ...toFunction, redrivePolicy: policy });
    refused.push(FUNCTION, DEAD);
    await publish();
    expect(await messagesIn('dead')).toEqual([]);
    expect(troubles).toEqual([expect.stringMatching(`replies is lost to .*door: .*${why}`)]);
  });
});
