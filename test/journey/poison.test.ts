import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ACloud, aCloud, anExample, phoneNumber } from '../support/a-cloud.ts';
import { COMES_AGAIN_SECONDS, deadLetters, lettersAbout } from '../support/spoiling.ts';

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud.stop());

const PATIENCE = { timeout: 20_000, interval: 100 };

/** The events whose ids end so, each for a phone of its own, as neighbours in their batch. */
const neighbours = (from: number) =>
  [0, 1, 2].map((i) => anExample('ItemSold', phoneNumber(from + i), `neighbour-${from + i}`));

async function ring(from: number): Promise<void> {
  // Whatever a slow machine handed back has come again by then.
  await cloud.travel(2 * COMES_AGAIN_SECONDS);
  for (const i of [0, 1, 2]) expect(await cloud.inbox(phoneNumber(from + i))).toHaveLength(1);
}

describe('a platform that makes a mistake', () => {
  const PHONE = 'a mobile number in E.164 of CN, HK, MO, SG, TW, or a mainland one without +86';
  const item = { id: 'i', code: '3287' };

  it.each([
    [
      'no phone',
      { recipient: { userId: 'u-1' } },
      `invalid: detail.recipient.phone: ${PHONE}, not nothing`,
    ],
    [
      'a fixed line',
      { recipient: { phone: '021-62345678' } },
      `invalid: detail.recipient.phone: ${PHONE}, not a fixed line`,
    ],
    [
      'a price as text',
      { item: { ...item, priceFen: '15200' } },
      'invalid: detail.item.priceFen: whole fen, a number from 1 to 100000000000, not text',
    ],
    [
      'a deadline before the occurrence',
      { deadline: '2026-01-01T00:00:00+08:00' },
      'invalid: detail.deadline: a time not before occurredAt, not an earlier one',
    ],
  ])(
    'by %s reads what is allowed there, and its neighbours ring',
    async (mistake, change, reason) => {
      const from = 100 * (mistake.length + 1);
      const wrong = anExample('ItemSold', phoneNumber(from + 9), `wrong-${mistake}`, change);
      const [first, ...others] = neighbours(from);
      if (first === undefined) throw new Error('no neighbour');
      await cloud.put(first, wrong, ...others);
      await vi.waitFor(async () => {
        expect(await lettersAbout(cloud, 'transactional', `wrong-${mistake}`)).toEqual([reason]);
      }, PATIENCE);
      await ring(from);
    },
  );
});

describe('what somebody puts on the queue itself', () => {
  it('goes to the dead letters at once, and its neighbours ring', async () => {
    const before = neighbours(5_000).map((event, i) => ({
      Id: `good-${i}`,
      MessageBody: JSON.stringify({ id: `e-${i}`, ...event }),
    }));
    const junk = 'x'.repeat(300 * 1024);
    const foreign = { ...anExample('ItemSold', phoneNumber(1), 'foreign'), source: 'aws.s3' };
    const Entries = [
      ...before,
      { Id: 'text', MessageBody: 'no JSON at all' },
      { Id: 'junk', MessageBody: junk },
      { Id: 'foreign', MessageBody: JSON.stringify({ id: 'e', ...foreign }) },
    ];
    const QueueUrl = cloud.outputs['TransactionalQueueUrl'];
    const { Failed = [] } = await cloud.sqs.send(
      new SendMessageBatchCommand({ QueueUrl, Entries }),
    );
    expect(Failed).toEqual([]);
    await vi.waitFor(async () => {
      const letters = await deadLetters(cloud, 'transactional');
      const reasonOf = (body: string) => letters.find((each) => each.body === body)?.reason;
      expect(reasonOf('no JSON at all')).toBe(
        'invalid: body: an EventBridge event as JSON, not other text',
      );
      expect(reasonOf(junk)).toBe('invalid: body: an EventBridge event as JSON, not other text');
      expect(reasonOf(JSON.stringify({ id: 'e', ...foreign }))).toBe(
        'invalid: source: the source consignment.platform, not other text',
      );
    }, PATIENCE);
    await ring(5_000);
  });
});
