import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ACloud, aCloud, anExample, phoneNumber } from '../support/a-cloud.ts';

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud.stop());

const rung = (phone: string) =>
  vi.waitFor(async () => {
    const texts = await cloud.inbox(phone);
    if (texts.length === 0) throw new Error(`${phone} has not rung`);
    return texts;
  }, PATIENCE);

const PATIENCE = { timeout: 10_000, interval: 50 };

const messagesOf = async (output: string) => {
  const { Messages = [] } = await cloud.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: cloud.outputs[output],
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
      VisibilityTimeout: 0,
    }),
  );
  return Messages;
};

describe('an event on the bus', () => {
  it('rings the phone once, however often the same event is put', async () => {
    const event = anExample('ItemSold', '13800138000', 'sale-1');
    await cloud.put(event, event, event);
    await rung('+8613800138000');
    await cloud.put(event);
    // The next event of the phone arrives after the repeats: they were there before it.
    await cloud.put(anExample('BidPlaced', '13800138000', 'bid-1'));
    await vi.waitFor(async () => {
      expect(await cloud.inbox('+8613800138000')).toHaveLength(2);
    }, PATIENCE);
    const [sold] = await cloud.inbox('+8613800138000');
    expect(sold).toEqual({
      messageId: expect.any(String),
      phoneNumber: '+8613800138000',
      text: expect.stringMatching(/^【叮咚寄卖】您寄售的腕表（编号3287）以15200元成交/),
      parts: 1,
      lane: 'transactional',
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
  });

  it('of marketing goes by the other lane, with the way to refuse', async () => {
    await cloud.consent(phoneNumber(1));
    await cloud.put(anExample('WinBack', phoneNumber(1), 'offer-1'));
    const [text] = await rung(phoneNumber(1));
    expect(text).toMatchObject({ lane: 'marketing', text: expect.stringMatching(/拒收请回复R$/) });
  });

  it('is answered on the bus with what became of it', async () => {
    await cloud.put(anExample('ItemSold', phoneNumber(2), 'sale-2'));
    const [text] = await rung(phoneNumber(2));
    await vi.waitFor(async () => {
      const answers = (await cloud.said()).filter(
        ({ detail }) => (detail as { eventId: string }).eventId === 'sale-2',
      );
      expect(answers).toMatchObject([
        {
          source: 'dingdong',
          'detail-type': 'NotificationSent',
          detail: { kind: 'ItemSold', messageId: text?.messageId, parts: 1 },
        },
      ]);
    }, PATIENCE);
  });

  it('that nobody knows lies on the undeliverable queue: a misspelt kind, a foreign source', async () => {
    await cloud.put({
      ...anExample('ItemSold', phoneNumber(3), 'typo'),
      'detail-type': 'ItemSolt',
    });
    await cloud.put({
      ...anExample('ItemSold', phoneNumber(3), 'foreign'),
      source: 'consignment.platfrom' as never,
    });
    await vi.waitFor(async () => {
      const bodies = (await messagesOf('UndeliverableQueueUrl')).map(({ Body }) =>
        JSON.parse(Body ?? ''),
      );
      expect(bodies.map(({ detail }) => detail.eventId).toSorted()).toEqual(['foreign', 'typo']);
    }, PATIENCE);
    expect(await cloud.inbox(phoneNumber(3))).toEqual([]);
  });
});

describe('a poison record', () => {
  it('goes to the dead-letter queue with its reason while its batch neighbours ring', async () => {
    const phones = [10, 11, 12, 13].map(phoneNumber);
    const good = phones.map((phone, i) => anExample('ItemSold', phone, `good-${i}`));
    const bad = anExample('ItemSold', phoneNumber(14), 'bad', {
      item: { id: 'i', code: '3287', priceFen: '15200' },
    });
    await cloud.put(...good.slice(0, 2), bad, ...good.slice(2));
    for (const phone of phones) expect(await rung(phone)).toHaveLength(1);
    await vi.waitFor(async () => {
      const [letter] = await messagesOf('TransactionalDeadLetterQueueUrl');
      expect(letter?.MessageAttributes?.['reason']?.StringValue).toBe(
        'invalid: detail.item.priceFen: whole fen, a number from 1 to 100000000000, not text',
      );
      expect(JSON.parse(letter?.Body ?? '').detail.eventId).toBe('bad');
    }, PATIENCE);
  });

  it('put on the queue itself goes the same way', async () => {
    await cloud.sqs.send(
      new SendMessageCommand({
        QueueUrl: cloud.outputs['MarketingQueueUrl'],
        MessageBody: 'no JSON at all',
      }),
    );
    await vi.waitFor(async () => {
      const [letter] = await messagesOf('MarketingDeadLetterQueueUrl');
      expect(letter).toMatchObject({
        Body: 'no JSON at all',
        MessageAttributes: { reason: { StringValue: expect.stringMatching(/^invalid: body: /) } },
      });
    }, PATIENCE);
  });
});

describe('the inbox', () => {
  it('can be emptied', async () => {
    await cloud.put(anExample('ItemSold', phoneNumber(20), 'sale-20'));
    await rung(phoneNumber(20));
    const answer = await fetch(`${cloud.endpoint}/_aws/sns/sms-messages`, { method: 'DELETE' });
    expect(answer.status).toBe(204);
    expect(await cloud.inbox()).toEqual([]);
  });
});
