import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARRIERS, twoWay } from '../support/a-carrier.ts';
import { type ACloud, aCloud } from '../support/a-cloud.ts';
import { aCorrespondence } from '../support/a-correspondence.ts';
import { lettersOf } from '../support/spoiling.ts';

let cloud: ACloud;
let mail: ReturnType<typeof aCorrespondence>;
beforeAll(async () => {
  cloud = await aCloud();
  mail = aCorrespondence(cloud);
});
afterAll(() => cloud.stop());

/** What becomes of marketing for that phone. */
async function offered(phone: string): Promise<string> {
  offers += 1;
  await mail.happens('WinBack', phone, `offer-${offers}`, {});
  await cloud.travel(3);
  const said = (await cloud.said()).find(
    ({ detail }) => (detail as { readonly eventId?: string }).eventId === `offer-${offers}`,
  );
  if (said === undefined) throw new Error(`nothing is said of offer-${offers}`);
  return (said.detail as { readonly reason?: string }).reason ?? said['detail-type'];
}

let offers = 0;

/** To the topic, as AWS would. */
async function publish(Message: string): Promise<void> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const { endpoint, outputs } = cloud;
  const sns = new SNSClient({ endpoint, region: 'ap-southeast-1', credentials });
  await sns.send(new PublishCommand({ TopicArn: outputs['RepliesTopicArn'], Message }));
}

const typesOf = async (phone: string) =>
  (await mail.commandsOf(phone)).map(({ 'detail-type': type }) => type);

describe('somebody who refuses marketing by SMS', () => {
  it('gets none from then on, hears so once, and may have it again', async () => {
    const phone = await mail.askedBy('WinBack');
    await cloud.consent(phone);
    expect(await offered(phone)).toBe('NotificationSent');
    await mail.write(phone, '退订，谢谢');
    expect(await offered(phone)).toBe('opted-out');
    await mail.write(phone, 'R');
    expect(await typesOf(phone)).toEqual(['MarketingOptedOut', 'MarketingOptedOut']);
    const confirmed = (await mail.textsOf(phone)).filter((text) => text.includes('您已退订'));
    expect(confirmed).toHaveLength(1);
    await mail.write(phone, 'HF');
    expect(await offered(phone)).toBe('NotificationSent');
    expect((await mail.textsOf(phone)).some((text) => text.includes('您已恢复接收'))).toBe(true);
  });

  it('by N where no price is asked', async () => {
    const phone = await mail.askedBy('WinBack');
    await cloud.consent(phone);
    expect(await offered(phone)).toBe('NotificationSent');
    await mail.write(phone, 'n');
    expect(await typesOf(phone)).toEqual(['MarketingOptedOut']);
    expect(await offered(phone)).toBe('opted-out');
  });

  it('is not who writes weekend, LTD or 请不要退订我', async () => {
    const phone = await mail.askedBy('WinBack');
    await cloud.consent(phone);
    for (const text of ['weekend', 'LTD', '请不要退订我']) await mail.write(phone, text);
    expect(await typesOf(phone)).toEqual([]);
    expect(await offered(phone)).toBe('NotificationSent');
  });
});

describe('two robots', () => {
  it('do not talk on and on: so many answers a day, and no more', async () => {
    const phone = await mail.askedBy('WinBack');
    for (let i = 0; i < 9; i += 1) await mail.write(phone, `您的消息已收到 ${i}`);
    expect(await mail.textsOf(phone)).toHaveLength(5);
    await cloud.counts({
      name: 'Unanswered',
      dimensions: { Lane: 'replies', Reason: 'ReplyUnclear' },
    });
    // What is written still counts.
    await mail.write(phone, 'TD');
    expect(await typesOf(phone)).toEqual(['MarketingOptedOut']);
    expect((await mail.textsOf(phone)).at(-1)).toContain('您已退订');
  });
});

describe('a reply that AWS puts on the topic', () => {
  it('counts as any other, once', async () => {
    const phone = await mail.askedBy('PriceProposed', ['3287']);
    const [ask] = await cloud.inbox(phone);
    const written = { phone, text: 'Y', id: `aws-${phone}`, atMs: 0 };
    const Message = JSON.stringify(twoWay({ ...written, inReplyTo: ask?.messageId ?? '' }));
    for (let i = 0; i < 2; i += 1) await publish(Message);
    await mail.settle();
    expect(await typesOf(phone)).toEqual(['PriceConfirmationReplied']);
  });
});

describe('what cannot be read', () => {
  it('lies with the dead letters, from a carrier as from the topic; what came with it counts', async () => {
    const phone = await mail.askedBy('PriceProposed', ['3287']);
    const { path, body } = CARRIERS.aliyun(
      { phone, text: 'Y', id: `good-${phone}`, atMs: await mail.nowMs() },
      mail.secret(),
    );
    const [good] = JSON.parse(body);
    const both = JSON.stringify([{ ...good, phone_number: '12345', sequence_id: 'bad' }, good]);
    expect(await mail.call({ path, headers: {}, body: both })).toMatchObject({ status: 200 });
    await publish('no message of two ways');
    await mail.settle();
    expect(await typesOf(phone)).toEqual(['PriceConfirmationReplied']);
    const reasons = (await lettersOf(cloud, 'Replies')).map(({ reason }) => reason);
    expect(reasons.toSorted()).toEqual([
      expect.stringMatching(/^invalid: Message: /),
      expect.stringMatching(/^invalid: \[0\]\.phone_number: /),
    ]);
  });
});

describe('a question about what one has', () => {
  it('is put to the platform, with the code that was named', async () => {
    const phone = await mail.askedBy('WinBack');
    await mail.write(phone, '查询 3287');
    expect(await mail.commandsOf(phone)).toMatchObject([
      {
        'detail-type': 'StatusRequested',
        detail: { recipient: { phone }, item: { code: '3287' } },
      },
    ]);
    await mail.write(phone, '帮助');
    expect(await mail.textsOf(phone)).toEqual([expect.stringContaining('可回复：Y同意')]);
  });
});
