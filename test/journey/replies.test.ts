import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../support/a-carrier.ts';
import { type ACloud, aCloud } from '../support/a-cloud.ts';
import { aCorrespondence } from '../support/a-correspondence.ts';

let cloud: ACloud;
let mail: ReturnType<typeof aCorrespondence>;
beforeAll(async () => {
  cloud = await aCloud();
  mail = aCorrespondence(cloud);
});
afterAll(() => cloud.stop());

const ACCEPTED = {
  generic: { ok: true },
  aws: { ok: true },
  aliyun: { code: 0, msg: '接收成功' },
  tencent: { result: 0, errmsg: 'OK' },
};

describe('a seller who is asked about a price', () => {
  it.each(FORMATS)('and answers Y by %s: the platform hears of it once', async (by) => {
    const phone = await mail.askedBy('PriceProposed', ['3287']);
    const answers = await mail.write(phone, 'Y', { by, times: 3 });
    expect(answers).toEqual(Array(3).fill({ status: 200, body: ACCEPTED[by] }));
    // Under another id, within the minute.
    await mail.write(phone, 'Y', { by, times: 3 });
    await mail.settle();
    const [command, ...others] = await mail.commandsOf(phone);
    expect(others).toEqual([]);
    expect(command).toMatchObject({
      source: 'dingdong',
      'detail-type': 'PriceConfirmationReplied',
      detail: {
        commandId: expect.stringMatching(/^[0-9a-f]{32}$/),
        recipient: { phone, role: 'seller' },
        item: { id: `item-${phone}-3287`, code: '3287' },
        ask: {
          id: expect.stringMatching(/^[0-9a-f]{32}$/),
          kind: 'PriceProposed',
          itemVersion: 3,
        },
        answer: 'yes',
      },
    });
    // Nothing is said to that: the platform answers by what it does.
    expect(await mail.textsOf(phone)).toHaveLength(1);
  });

  it('and says no: that is no to the price', async () => {
    const phone = await mail.askedBy('PriceProposed', ['3287']);
    await mail.write(phone, 'N，谢谢');
    expect(await mail.commandsOf(phone)).toMatchObject([
      { 'detail-type': 'PriceConfirmationReplied', detail: { answer: 'no' } },
    ]);
  });

  it('and doubts: nothing comes of it, and they are told so', async () => {
    const phone = await mail.askedBy('PriceProposed', ['3287']);
    await mail.write(phone, 'Y?');
    expect(await mail.commandsOf(phone)).toEqual([]);
    expect(await mail.textsOf(phone)).toEqual([
      expect.stringContaining('回复Y同意'),
      expect.stringContaining('未能看懂您的回复，未作任何操作'),
    ]);
    await mail.write(phone, '同意');
    expect(await mail.commandsOf(phone)).toHaveLength(1);
  });
});

describe('a seller who is asked about two prices', () => {
  it('is asked back which, by the codes, and answers by one', async () => {
    const phone = await mail.askedBy('PriceProposed', ['3287'], ['5512']);
    await mail.write(phone, 'Y');
    expect(await mail.commandsOf(phone)).toEqual([]);
    expect((await mail.textsOf(phone)).at(-1)).toMatch(
      /您有2件商品待确认,请回复Y(3287或Y5512|5512或Y3287)。/,
    );
    await mail.write(phone, 'Y3287');
    expect(await mail.commandsOf(phone)).toMatchObject([
      { detail: { item: { code: '3287' }, answer: 'yes' } },
    ]);
  });

  it('answers the one that the carrier says the reply is to', async () => {
    const phone = await mail.askedBy('PriceProposed', ['3287'], ['5512']);
    const [first] = await cloud.inbox(phone);
    await mail.write(phone, 'Y', { inReplyTo: first?.messageId ?? '' });
    expect(await mail.commandsOf(phone)).toMatchObject([{ detail: { item: { code: '3287' } } }]);
  });
});

describe('a seller whose consignment ends', () => {
  it.each(FORMATS)('and writes 延期3天 by %s: three days are asked for, once', async (by) => {
    const phone = await mail.askedBy('ConsignmentExpiring', ['3287']);
    await mail.write(phone, '延期3天', { by, times: 2 });
    await mail.settle();
    expect(await mail.commandsOf(phone)).toMatchObject([
      {
        'detail-type': 'ExtensionRequested',
        detail: { ask: { kind: 'ConsignmentExpiring' }, item: { code: '3287' }, days: 3 },
      },
    ]);
  });

  it('and wants more than is allowed: they hear how much is, and get it', async () => {
    const phone = await mail.askedBy('ConsignmentExpiring', ['3287']);
    await mail.write(phone, '延期300天');
    expect(await mail.commandsOf(phone)).toEqual([]);
    expect((await mail.textsOf(phone)).at(-1)).toContain('最多可延期30天');
    await mail.write(phone, '延期三十天');
    expect(await mail.commandsOf(phone)).toMatchObject([{ detail: { days: 30 } }]);
  });
});

describe('an answer that comes too late', () => {
  it('acts on nothing once the ask has expired, and says so', async () => {
    const phone = await mail.askedBy('PriceProposed', ['3287']);
    await cloud.travel(86_400);
    await mail.write(phone, 'Y');
    expect(await mail.commandsOf(phone)).toEqual([]);
    expect((await mail.textsOf(phone)).at(-1)).toMatch(/编号3287.*的回复未生效/);
  });

  it('acts on nothing once the item is sold, and says so', async () => {
    const phone = await mail.askedBy('PriceProposed', ['3287']);
    const item = { id: `item-${phone}-3287`, code: '3287', category: '腕表', priceFen: 1_520_000 };
    await mail.happens('ItemSold', phone, `sold-${phone}`, { item });
    await cloud.travel(2);
    await mail.write(phone, 'Y');
    expect(await mail.commandsOf(phone)).toEqual([]);
    expect((await mail.textsOf(phone)).at(-1)).toContain('的回复未生效');
  });

  it('is told politely where nothing was asked', async () => {
    const phone = await mail.askedBy('PriceProposed');
    await mail.write(phone, '好的');
    expect(await mail.commandsOf(phone)).toEqual([]);
    expect(await mail.textsOf(phone)).toEqual([expect.stringContaining('目前没有待您答复的事项')]);
  });
});

const post = async (url: string, wish: object) => {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(wish) });
  return { status: answer.status, json: await answer.json() };
};

const write = (wish: object) => post(`${cloud.endpoint}/_dingdong/replies`, wish);

describe('a phone of this machine', () => {
  it.each(FORMATS)(
    'says Y to a price by %s, twice, and the bus hears of it once',
    async (format) => {
      const phone = await mail.askedBy('PriceProposed', ['3287']);
      const wish = { phone: phone.replace('+86', ''), text: 'Y', format, id: `mine-${format}` };
      expect(await write(wish)).toMatchObject({ status: 200, json: { id: wish.id, status: 200 } });
      await cloud.travel(61);
      expect((await write(wish)).status).toBe(200);
      await mail.settle();
      expect(await mail.commandsOf(phone)).toMatchObject([{ detail: { answer: 'yes' } }]);
    },
  );

  it('answers from the console just so, and is shown there', async () => {
    const phone = await mail.askedBy('ConsignmentExpiring', ['3287']);
    const { console: page } = cloud.running;
    expect(await post(`${page}/replies`, { phone, text: '延期3天' })).toMatchObject({
      status: 200,
    });
    await mail.settle();
    expect(await mail.commandsOf(phone)).toMatchObject([{ detail: { days: 3 } }]);
    const shown = await (await fetch(`${page}/replies?last=1`)).json();
    expect(shown).toMatchObject({ replies: [{ phoneNumber: phone, text: '延期3天' }] });
  });

  it('is told what the door says', async () => {
    expect(await write({ phone: '+12025550123', text: 'Y', format: 'aliyun' })).toMatchObject({
      status: 400,
      json: { status: 400, answer: { code: 1, msg: expect.stringContaining('phone_number') } },
    });
  });
});
