import {
  PublishBatchCommand,
  type PublishBatchRequestEntry,
  PublishCommand,
  type PublishCommandInput,
} from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { arnOf } from '../../../local/surroundings.ts';
import { rejectionOf } from '../fixtures/endpoint.ts';
import { FUNCTION, openAccount, QUEUE, TOPIC } from './account.ts';

const { sns, sms, topics, invoked, messagesIn } = await openAccount();

const publish = (change: Partial<PublishCommandInput> = {}) =>
  sns.send(new PublishCommand({ TopicArn: TOPIC, Message: 'Y', ...change }));
const batch = (...PublishBatchRequestEntries: PublishBatchRequestEntry[]) =>
  sns.send(new PublishBatchCommand({ TopicArn: TOPIC, PublishBatchRequestEntries }));
const listen = () => topics.subscribe({ topicArn: TOPIC, protocol: 'lambda', endpoint: FUNCTION });
const entries = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ Id: `e${i}`, Message: `m${i}` }));
const anAttribute = (DataType: string, StringValue: string, name = 'a') => ({
  MessageAttributes: { [name]: { DataType, StringValue } },
});

describe('a Publish', () => {
  it('to a phone is a text and no matter of topics', async () => {
    listen();
    await publish({ TopicArn: undefined, PhoneNumber: '+8613800138000' });
    expect(sms.inbox().map(({ text }) => text)).toEqual(['Y']);
    expect(invoked).toEqual([]);
  });

  it('reaches a topic by its TargetArn as well', async () => {
    listen();
    await publish({ TopicArn: undefined, TargetArn: TOPIC });
    expect(invoked).toHaveLength(1);
  });

  // SNS API reference, Publish: what is not there is NotFound; a text of at most 256 KB with its
  // attributes, a subject of at most 100 characters without control characters.
  it.each<[what: string, change: Partial<PublishCommandInput>, message: RegExp, name?: string]>([
    ['to no topic', { TopicArn: arnOf('sns', 'no') }, /does not exist/, 'NotFoundException'],
    ['to both', { PhoneNumber: '+8613800138000' }, /exactly one/],
    ['to nobody', { TopicArn: undefined }, /exactly one/],
    ['without a text', { Message: '' }, /Empty message/],
    ['of 262,145 bytes', { Message: 'a'.repeat(262_145) }, /too long/],
    [
      'too long by its attribute',
      { Message: 'a'.repeat(262_136), ...anAttribute('String', 'xx') },
      /too long/,
    ],
    ['with a subject of 101', { Subject: 'a'.repeat(101) }, /Subject/],
    ['with a line break in its subject', { Subject: 'a\nb' }, /Subject/],
    ['with an attribute of no type', anAttribute('Text', 'x'), /DataType is Text/],
    ['with a number that is none', anAttribute('Number', 'x'), /no number: x/],
    ['with an empty attribute', anAttribute('String', ''), /no value/],
    ['with an attribute of AWS', anAttribute('String', 'x', 'AWS.x'), /"AWS\.x"/],
    ['in a structure', { MessageStructure: 'json' }, /MessageStructure is not played/],
  ])(
    '%s is refused and reaches nobody',
    async (_, change, message, name = 'InvalidParameterException') => {
      listen();
      const error = { name, message: expect.stringMatching(message) };
      expect(await rejectionOf(publish(change))).toMatchObject(error);
      expect([invoked, sms.inbox()]).toEqual([[], []]);
    },
  );

  it('is taken at its limits, every character as it was', async () => {
    listen();
    const Subject = '<&>'.padEnd(100, '叮');
    const Message = '🎉 <b>&amp;\n'.padEnd(262_134, 'a');
    await publish({ Subject, Message, ...anAttribute('String', '1') });
    expect(invoked).toMatchObject([{ event: { Records: [{ Sns: { Subject, Message } }] } }]);
  });
});

// SNS API reference, PublishBatch: ten entries with ids of their own, 256 KB in all.
describe('a batch', () => {
  it('is taken entry by entry', async () => {
    topics.subscribe({
      topicArn: TOPIC,
      protocol: 'sqs',
      endpoint: QUEUE,
      rawMessageDelivery: true,
    });
    const { Successful, Failed } = await batch(
      { Id: 'good', Message: 'Y' },
      { Id: 'bad', Message: '' },
    );
    expect(Successful).toEqual([
      { Id: 'good', MessageId: expect.stringMatching(/^[\da-f-]{36}$/) },
    ]);
    expect(Failed).toEqual([
      {
        Id: 'bad',
        Code: 'InvalidParameter',
        Message: expect.stringContaining('Empty'),
        SenderFault: true,
      },
    ]);
    expect((await messagesIn('queue')).map(({ Body }) => Body)).toEqual(['Y']);
  });

  it.each<[name: string, given: PublishBatchRequestEntry[]]>([
    ['EmptyBatchRequestException', []],
    ['TooManyEntriesInBatchRequestException', entries(11)],
    ['BatchEntryIdsNotDistinctException', [...entries(1), ...entries(1)]],
    ['InvalidBatchEntryIdException', [{ Id: 'a b', Message: 'Y' }]],
    [
      'BatchRequestTooLongException',
      [1, 2].map((i) => ({ Id: `${i}`, Message: 'a'.repeat(131_073) })),
    ],
  ])('is refused as a whole with %s', async (name, given) => {
    listen();
    expect(await rejectionOf(batch(...given))).toMatchObject({ name });
    expect(invoked).toEqual([]);
  });
});
