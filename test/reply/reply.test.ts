import { describe, expect, it } from 'vitest';
import { kindsOf } from '../../functions/catalog/index.ts';
import { inboundBody } from '../../functions/domain/inbound-body.ts';
import { parseNotification } from '../../functions/domain/notification.ts';
import { aReader, PHONE } from './a-reader.ts';

const A_SECOND = { item: { id: 'item-5512', code: '5512', version: 1 }, eventId: 'evt-2' };

describe('a reply that answers an ask', () => {
  it('goes on the bus with the version that was asked, once however often it comes', async () => {
    const reader = aReader();
    reader.asked('PriceProposed');
    await reader.write('Y', { id: 'generic:1' });
    await reader.write('Y', { id: 'generic:1' });
    await reader.write('Y', { id: 'generic:2', receivedAtMs: reader.clock.now + 59_000 });
    // The second copy once more, long after.
    await reader.write('Y', { id: 'generic:2', receivedAtMs: reader.clock.now + 59_000 });
    expect(reader.put).toEqual([
      {
        type: 'PriceConfirmationReplied',
        detail: {
          commandId: expect.stringMatching(/^[0-9a-f]{32}$/),
          repliedAt: '2026-11-23T04:00:00.000Z',
          recipient: { phone: PHONE, userId: 'u-1', role: 'seller' },
          item: { id: 'item-3287', code: '3287', version: 3 },
          ask: {
            id: expect.stringMatching(/^[0-9a-f]{32}$/),
            kind: 'PriceProposed',
            itemVersion: 3,
          },
          proposedPriceFen: 1_400_000,
          answer: 'yes',
        },
      },
    ]);
    expect(reader.answers).toEqual([]);
    expect(reader.counted).toEqual(['Replied confirm', 'Duplicate', 'Duplicate', 'Duplicate']);
  });

  it('has one command id for its ask, whoever of two workers is first', async () => {
    const reader = aReader();
    reader.asked('PriceProposed');
    await Promise.all([
      reader.write('Y', { id: 'generic:1' }),
      reader.write('同意', { id: 'generic:2' }),
      reader.write('N', { id: 'generic:3' }),
    ]);
    expect(new Set(reader.put.map(({ detail }) => detail['commandId'])).size).toBe(1);
    expect(new Set(reader.put.map(({ detail }) => detail['answer'])).size).toBe(1);
    // Who said no is told that it came too late; who said the same in other words is not.
    expect(reader.kinds()).toEqual(['ReplyExpired']);
  });
});

describe('copies of a reply', () => {
  it('that come at once are worked off by one; the other comes again, and finds it done', async () => {
    const reader = aReader();
    reader.asked('PriceProposed');
    const write = async () => reader.write('Y', { id: 'generic:1' });
    const returned = await Promise.all([write(), write()]);
    expect(returned.toSorted()).toEqual([false, true]);
    expect(reader.put).toHaveLength(1);
    expect(await write()).toBe(false);
    expect(reader.put).toHaveLength(1);
    expect(reader.counted).toEqual(['Returned leased', 'Replied confirm', 'Duplicate']);
  });

  it('are known by their own ids, also when others have written the same since', async () => {
    const reader = aReader();
    const at = (seconds: number) => ({ receivedAtMs: reader.clock.now + seconds * 1_000 });
    await reader.write('查询', { id: 'generic:1', ...at(0) });
    await reader.write('查询', { id: 'generic:2', ...at(30) });
    await reader.write('查询', { id: 'generic:3', ...at(7_200) });
    await reader.write('查询', { id: 'generic:2', ...at(30) });
    expect(reader.types()).toEqual(['StatusRequested', 'StatusRequested']);
  });
});

describe('replies of one batch', () => {
  it('count in the order in which they were written', async () => {
    const reader = aReader();
    reader.asked('PriceProposed');
    const record = (text: string, seconds: number) => ({
      messageId: text,
      body: inboundBody({
        ...{ id: `generic:${text}`, from: PHONE, text },
        receivedAtMs: reader.clock.now + seconds * 1_000,
      }),
    });
    await reader.reply([record('N', 10), record('Y', 0)], () => 60_000);
    expect(reader.put.map(({ detail }) => detail['answer'])).toEqual(['yes']);
  });
});

describe('an answer', () => {
  it('is an event that the transactional lane can read, named for the reply', async () => {
    const reader = aReader();
    reader.asked('PriceProposed');
    reader.asked('PriceProposed', A_SECOND);
    await reader.write('Y');
    const [answer] = reader.answers;
    expect(answer).toMatchObject({
      source: 'dingdong',
      'detail-type': 'ReplyUnclear',
      detail: { recipient: { phone: PHONE }, pending: 2 },
    });
    const body = JSON.stringify(answer);
    expect(parseNotification(body, kindsOf('transactional'), reader.clock.now).valid).toBe(true);
  });

  it.each([
    ['帮助', 'ReplyHelp'],
    ['再想想', 'ReplyUnclear'],
    ['好的', 'ReplyExpired'],
  ])('to %s is %s, where nothing is asked', async (text, kind) => {
    const reader = aReader();
    await reader.write(text);
    expect(reader.kinds()).toEqual([kind]);
    expect(reader.put).toEqual([]);
  });

  it('names the days that are allowed, and those that were meant', async () => {
    const reader = aReader();
    reader.asked('ConsignmentExpiring');
    await reader.write('延期300天');
    reader.asked('ConsignmentExpiring', A_SECOND);
    await reader.write('延期7天');
    expect(reader.answers).toMatchObject([
      { 'detail-type': 'ReplyNotAllowed', detail: { maxExtendDays: 30, item: { code: '3287' } } },
      { 'detail-type': 'ReplyUnclear', detail: { pending: 2, days: 7 } },
    ]);
    expect(reader.put).toEqual([]);
  });

  it('is given five times a day, and a refusal is confirmed after that', async () => {
    const reader = aReader();
    for (let i = 0; i < 8; i += 1) await reader.write(`喂 ${i}`);
    expect(reader.kinds()).toEqual(Array(5).fill('ReplyUnclear'));
    await reader.write('退订');
    expect(reader.kinds().at(-1)).toBe('OptOutConfirmed');
    reader.clock.now += 86_400_000;
    await reader.write('喂');
    expect(reader.kinds().at(-1)).toBe('ReplyUnclear');
  });
});

describe('a refusal of marketing', () => {
  it('binds as of when it was written, and is confirmed once', async () => {
    const reader = aReader();
    await reader.write('R', { receivedAtMs: reader.clock.now - 5_000 });
    await reader.write('退订');
    expect(reader.state.profileOf(PHONE).refusedAtMs).toBe(reader.clock.now);
    expect(reader.kinds()).toEqual(['OptOutConfirmed']);
    expect(reader.types()).toEqual(['MarketingOptedOut', 'MarketingOptedOut']);
  });

  it('is stronger than a yes that was written before it and read after it', async () => {
    const reader = aReader();
    await reader.write('R');
    await reader.write('HF', { receivedAtMs: reader.clock.now - 1_000 });
    expect(reader.state.profileOf(PHONE).givenAtMs).toBeUndefined();
    expect(reader.types()).toEqual(['MarketingOptedOut']);
    await reader.write('恢复', { receivedAtMs: reader.clock.now + 1_000 });
    expect(reader.state.profileOf(PHONE).givenAtMs).toBe(reader.clock.now + 1_000);
    expect(reader.kinds()).toEqual(['OptOutConfirmed', 'OptInConfirmed']);
  });
});

describe('no, yes and no again within a minute', () => {
  it('is no, also with a copy of the first no after it', async () => {
    const reader = aReader();
    const at = (seconds: number) => ({ receivedAtMs: reader.clock.now + seconds * 1_000 });
    await reader.write('R', at(0));
    await reader.write('HF', at(20));
    await reader.write('R', at(10));
    expect(reader.state.profileOf(PHONE)).toMatchObject({ givenAtMs: at(20).receivedAtMs });
    await reader.write('R', at(40));
    expect(reader.state.profileOf(PHONE).refusedAtMs).toBe(at(40).receivedAtMs);
    expect(reader.types()).toEqual(['MarketingOptedOut', 'MarketingOptedIn', 'MarketingOptedOut']);
  });
});

describe('a record that cannot be worked off', () => {
  it('is a dead letter with its reason, where it is no reply; its neighbours are read', async () => {
    const reader = aReader();
    reader.asked('PriceProposed');
    const returned = await reader.reply([{ messageId: 'm', body: '{"from":1}' }], () => 60_000);
    expect(returned).toEqual([]);
    expect(reader.deadLetters).toEqual([
      { body: '{"from":1}', reason: expect.stringMatching(/^invalid: id: /) },
    ]);
    expect(reader.counted).toEqual(['DeadLettered invalid']);
  });

  it('comes again where no time is left, or something is away', async () => {
    const reader = aReader();
    expect(await reader.write('Y', {}, 500)).toBe(true);
    const away = aReader((deps) => ({
      ...deps,
      asks: { ...deps.asks, read: async () => Promise.reject(new Error('away')) },
    }));
    expect(await away.write('Y')).toBe(true);
    expect([...reader.counted, ...away.counted]).toEqual([
      'Returned out-of-time',
      'Returned broken',
    ]);
    expect(away.logged.join()).toContain('+86138****8000');
    expect(away.logged.join()).not.toContain('13800138000');
  });
});
