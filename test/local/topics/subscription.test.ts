import {
  CreateTopicCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  PublishCommand,
  type PublishCommandInput,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { arnOf } from '../../../local/surroundings.ts';
import { rejectionOf } from '../fixtures/endpoint.ts';
import { DEAD, FUNCTION, openAccount, QUEUE, TOPIC } from './account.ts';

const { sns, topics, messagesIn } = await openAccount();

const publish = (change: Partial<PublishCommandInput> = {}) =>
  sns.send(new PublishCommand({ TopicArn: TOPIC, Message: 'Y', ...change }));
const anAttribute = (DataType: string, StringValue: string) => ({
  MessageAttributes: { a: { DataType, StringValue } },
});

describe('a subscription', () => {
  const subscribe = (change: object) =>
    sns.send(
      new SubscribeCommand({ TopicArn: TOPIC, Protocol: 'sqs', Endpoint: QUEUE, ...change }),
    );

  it('is made, listed, and ended through the API', async () => {
    const Attributes = { RawMessageDelivery: 'true', FilterPolicy: '{"a":["x"]}' };
    const { SubscriptionArn } = await subscribe({ Attributes });
    await publish();
    await publish(anAttribute('String', 'x'));
    expect((await messagesIn('queue')).map(({ Body }) => Body)).toEqual(['Y']);
    const list = () => sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: TOPIC }));
    const listed = { SubscriptionArn, Protocol: 'sqs', Endpoint: QUEUE, TopicArn: TOPIC };
    expect((await list()).Subscriptions).toEqual([{ ...listed, Owner: '000000000000' }]);
    await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
    expect((await list()).Subscriptions).toEqual([]);
  });

  // SNS API reference, Subscribe: once more is the one that is there, unless it is another.
  it('of the same endpoint is the same, with other attributes an error', async () => {
    const { SubscriptionArn } = await subscribe({});
    expect(await subscribe({})).toMatchObject({ SubscriptionArn });
    const other = subscribe({ Attributes: { RawMessageDelivery: 'true' } });
    expect(await rejectionOf(other)).toMatchObject({
      message: expect.stringMatching(/already exists/),
    });
  });

  // SNS developer guide, email notifications: an address is pending until it is confirmed.
  it('of an address is kept, pending, and rests', async () => {
    const address = { Protocol: 'email', Endpoint: 'a@b.c' };
    expect(await subscribe(address)).toMatchObject({ SubscriptionArn: 'pending confirmation' });
    await publish();
    const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn: TOPIC }));
    expect(Attributes).toMatchObject({ SubscriptionsPending: '1', SubscriptionsConfirmed: '0' });
  });

  it.each<[what: string, change: object, message: RegExp]>([
    [
      'by https',
      { Protocol: 'https', Endpoint: 'https://a.b' },
      /https is not played.*lambda, sqs/,
    ],
    ['of no queue', { Endpoint: 'queue' }, /Endpoint: queue/],
    ['of a function as a queue', { Endpoint: FUNCTION }, /Endpoint/],
    [
      'raw to a function',
      { Protocol: 'lambda', Endpoint: FUNCTION, Attributes: { RawMessageDelivery: 'true' } },
      /raw/,
    ],
    [
      'with a policy of its own',
      { Attributes: { DeliveryPolicy: '{}' } },
      /DeliveryPolicy is not played/,
    ],
    [
      'with a wrong dead-letter queue',
      { Attributes: { RedrivePolicy: '{"deadLetterTargetArn":"dead"}' } },
      /RedrivePolicy/,
    ],
    [
      'with a count of receives',
      {
        Attributes: {
          RedrivePolicy: JSON.stringify({ deadLetterTargetArn: DEAD, maxReceiveCount: 3 }),
        },
      },
      /RedrivePolicy/,
    ],
  ])('%s is refused', async (_, change, message) => {
    const error = { name: 'InvalidParameterException', message: expect.stringMatching(message) };
    expect(await rejectionOf(subscribe(change))).toMatchObject(error);
    expect(topics.subscriptions(TOPIC)).toEqual([]);
  });
});

describe('the account', () => {
  it('lists its topics a hundred a page', async () => {
    for (let i = 0; i < 100; i += 1) {
      topics.createTopic({ arn: arnOf('sns', `t${i}`), displayName: '', signatureVersion: '1' });
    }
    const first = await sns.send(new ListTopicsCommand({}));
    expect(first.Topics).toHaveLength(100);
    const last = await sns.send(new ListTopicsCommand({ NextToken: first.NextToken }));
    expect(last).toMatchObject({ Topics: [{ TopicArn: arnOf('sns', 't99') }] });
    expect(last.NextToken).toBeUndefined();
  });

  it('names what is played where something else is asked for', async () => {
    const error = { name: 'InvalidAction', message: expect.stringMatching(/CreateTopic.*Publish/) };
    expect(await rejectionOf(sns.send(new CreateTopicCommand({ Name: 'x' })))).toMatchObject(error);
  });
});
