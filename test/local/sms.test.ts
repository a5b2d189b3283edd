import {
  ListTopicsCommand,
  PublishCommand,
  type PublishCommandInput,
  SNSClient,
} from '@aws-sdk/client-sns';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ring, startSms } from '../../local/sms.ts';
import { openStore } from '../../local/store.ts';
import { openEndpoint, rejectionOf } from './fixtures/endpoint.ts';

const NOW = Date.parse('2026-11-23T04:00:00.123Z');
const store = openStore();
const sms = startSms(() => NOW, store);
const endpoint = await openEndpoint();
endpoint.serve(sms);
const sns = new SNSClient(endpoint.client);
afterAll(() => endpoint.stop());
beforeEach(() => sms.empty());

const publish = (change: Partial<PublishCommandInput> = {}) =>
  sns.send(new PublishCommand({ PhoneNumber: '+8613800138000', Message: '叮咚', ...change }));

const typed = (type: string): Partial<PublishCommandInput> => ({
  MessageAttributes: {
    'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: 'dingdong' },
    'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: type },
  },
});

describe('a text that SNS takes', () => {
  it('is answered with the id under which it lies on the phone', async () => {
    const heard: Ring[] = [];
    sms.onRing((ring) => heard.push(ring));
    const { MessageId } = await publish(typed('Transactional'));
    expect(MessageId).toMatch(/^[\da-f-]{36}$/);
    const ring: Ring = {
      messageId: String(MessageId),
      phoneNumber: '+8613800138000',
      text: '叮咚',
      parts: 1,
      lane: 'transactional',
      at: '2026-11-23T04:00:00.123Z',
    };
    expect(sms.inbox()).toEqual([ring]);
    expect(heard).toEqual([ring]);
  });

  it.each(['<b> & "c" \'d\' ]]>', '&amp;&lt;', '100% +1 =2 #3', 'first\nsecond', '🎉 ￥1'])(
    'keeps every character of %j',
    async (text) => {
      await publish({ Message: text });
      expect(sms.inbox().map((ring) => ring.text)).toEqual([text]);
    },
  );

  it('lies on its own phone alone', async () => {
    await publish({ PhoneNumber: '+8613800138000', Message: 'one' });
    await publish({ PhoneNumber: '+8613900139000', Message: 'two' });
    expect(sms.inbox('+8613900139000').map((ring) => ring.text)).toEqual(['two']);
    expect(sms.inbox('+8613700137000')).toEqual([]);
  });

  it('is there the next day too, until the phones are emptied', async () => {
    await publish({ Message: 'one' });
    await publish({ Message: 'two' });
    const nextDay = () => startSms(() => NOW, store).inbox();
    expect(nextDay().map((ring) => ring.text)).toEqual(['one', 'two']);
    expect(nextDay()).toEqual(sms.inbox());
    sms.empty();
    expect(nextDay()).toEqual([]);
  });

  // SNS developer guide, on publishing to a phone: the attribute AWS.SNS.SMS.SMSType says
  // the type; API reference of SetSMSAttributes: the account's default is Promotional.
  it.each<[change: Partial<PublishCommandInput>, lane: Ring['lane']]>([
    [typed('Transactional'), 'transactional'],
    [typed('Promotional'), 'marketing'],
    [{}, 'marketing'],
  ])('with %j goes by its lane', async (change, lane) => {
    await publish(change);
    expect(sms.inbox().map((ring) => ring.lane)).toEqual([lane]);
  });
});

// SNS developer guide, on SMS: a text holds 160 characters of GSM 03.38 or 70 of UCS-2; longer
// ones are sent, and billed, as several parts, which hold fewer because of their headers.
describe('the parts of a text', () => {
  it.each<[what: string, text: string, parts: number]>([
    ['160 of GSM-7', 'a'.repeat(160), 1],
    ['161 of GSM-7', 'a'.repeat(161), 2],
    ['306 of GSM-7', 'a'.repeat(306), 2],
    ['307 of GSM-7', 'a'.repeat(307), 3],
    ['80 that GSM-7 escapes', '€'.repeat(80), 1],
    ['81 that GSM-7 escapes', '€'.repeat(81), 2],
    ['70 of UCS-2', '叮'.repeat(70), 1],
    ['71 of UCS-2', '叮'.repeat(71), 2],
    ['134 of UCS-2', '叮'.repeat(134), 2],
    ['135 of UCS-2', '叮'.repeat(135), 3],
    ['159 of GSM-7 and one Chinese', `${'a'.repeat(159)}叮`, 3],
    ['35 emoji', '🎉'.repeat(35), 1],
    ['36 emoji', '🎉'.repeat(36), 2],
  ])('%s', async (_, text, parts) => {
    await publish({ Message: text });
    expect(sms.inbox().map((ring) => ring.parts)).toEqual([parts]);
  });
});

// API reference of SNS, Publish: a number is E.164, a message is not empty, an SMS has at most
// 1,600 characters; what does not fit is an InvalidParameter.
describe('a text that SNS refuses', () => {
  it.each<[what: string, change: Partial<PublishCommandInput>, message: RegExp]>([
    ['a bare number', { PhoneNumber: '13800138000' }, /13800138000 is not valid/],
    ['a number with a space', { PhoneNumber: '+86 13800138000' }, /PhoneNumber/],
    ['a country code of zero', { PhoneNumber: '+0613800138000' }, /PhoneNumber/],
    ['16 digits', { PhoneNumber: `+${'1'.repeat(16)}` }, /PhoneNumber/],
    ['markup for a number', { PhoneNumber: '<&>' }, /<&> is not valid/],
    ['a topic', { PhoneNumber: undefined, TopicArn: 'arn:aws:sns:a:1:t' }, /topics/],
    ['an empty text', { Message: '' }, /Empty message/],
    ['1,601 bytes', { Message: 'a'.repeat(1_601) }, /too long/],
    ['1,602 bytes in 534 characters', { Message: '叮'.repeat(534) }, /too long/],
  ])('%s is an InvalidParameter and reaches nobody', async (_, change, message) => {
    expect(await rejectionOf(publish(change))).toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(message),
      $metadata: { httpStatusCode: 400 },
    });
    expect(sms.inbox()).toEqual([]);
  });

  it('is taken where it has 1,600 bytes to the byte', async () => {
    await publish({ Message: 'a'.repeat(1_600) });
    expect(sms.inbox()).toHaveLength(1);
  });

  // API reference of SNS, common errors: an action that there is not is an InvalidAction.
  it('is an InvalidAction where it is no text at all', async () => {
    expect(await rejectionOf(sns.send(new ListTopicsCommand({})))).toMatchObject({
      name: 'InvalidAction',
      message: expect.stringContaining('ListTopics'),
    });
  });
});
