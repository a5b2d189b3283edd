import { describe, expect, it } from 'vitest';
import type { Notification } from '../../functions/domain/notification.ts';
import { aBody, NOON_MS } from '../support/an-event.ts';
import { aSender } from '../support/send-deps.ts';

const PHONE = '+8613800138000';
const EVENING_MS = Date.parse('2026-11-23T19:00:00+08:00');
const LATEST_MS = EVENING_MS + 900_000;

const aView = (eventId: string, item: Partial<Notification['item']> = {}, change = {}) =>
  aBody('ItemViewed', {
    eventId,
    item: { id: 'item-3287', code: '3287', category: '腕表', ...item },
    ...change,
  });

const BAG = { id: 'item-5512', code: '5512', category: '手袋' };

/** At noon, with what falls due later handed out as a queue would. */
function aDay(change: Parameters<typeof aSender>[0] = {}) {
  const sender = aSender({ lane: 'marketing', ...change });
  const comeBack = async (nowMs: number) => {
    sender.clock.now = nowMs;
    const bodies = sender.waiting.due(nowMs);
    await sender.send(...bodies);
    return bodies;
  };
  const texts = () => sender.carrier.texts.map(({ text }) => text);
  return { ...sender, comeBack, texts };
}

describe('views of a day', () => {
  it('are one text in the evening, the most viewed item first', async () => {
    const day = aDay();
    const bags = Array.from({ length: 25 }, (_, i) => aView(`bag-${i}`, BAG));
    const watches = Array.from({ length: 12 }, (_, i) => aView(`watch-${i}`));
    expect(await day.send(...watches, ...bags)).toEqual([]);
    expect(day.waiting.waiting).toHaveLength(1);
    expect(day.announced).toEqual([]);
    expect(new Set(day.counted)).toEqual(new Set(['Deferred digest']));
    expect(await day.comeBack(EVENING_MS - 1_000)).toEqual([]);
    await day.comeBack(LATEST_MS);
    expect(day.texts()).toEqual([
      '【叮咚寄卖】您的2件商品今日获37次浏览，最多的是编号5512、3287，登录APP可查看关注度。拒收请回复R',
    ]);
    expect(day.announced).toMatchObject([
      {
        type: 'NotificationSent',
        detail: {
          kind: 'ItemViewed',
          eventId: expect.stringMatching(/^digest-2026-11-23T11:\d\d:\d\d\.000Z$/),
          recipient: { phone: PHONE },
        },
      },
    ]);
  });

  it('count once each, however often they come, and for as many as they say', async () => {
    const day = aDay();
    await day.send(aView('a'), aView('a'), aView('b', {}, { viewCount: 4 }));
    await day.send(aView('a'));
    await day.comeBack(LATEST_MS);
    expect(day.texts()).toEqual([expect.stringContaining('您寄售的腕表（编号3287）今日获5次浏览')]);
  });

  it('leave out what was sold meanwhile', async () => {
    const day = aDay();
    await day.send(aView('a'), aView('b', BAG), aView('c', BAG));
    await day.memory.remember(PHONE, { is: 'active', atMs: NOON_MS });
    await day.marks.mark(PHONE, BAG.id, 'ItemSold', NOON_MS + 1);
    await day.comeBack(LATEST_MS);
    expect(day.texts()).toEqual([expect.stringContaining('您寄售的腕表（编号3287）今日有人浏览')]);
  });

  it('of nothing but goods that were sold are no news', async () => {
    const day = aDay();
    await day.send(aView('a'));
    await day.marks.mark(PHONE, 'item-3287', 'ItemSold', NOON_MS + 1);
    await day.comeBack(LATEST_MS);
    expect(day.texts()).toEqual([]);
    expect(day.counted.at(-1)).toBe('Suppressed superseded');
  });

  it('after that hour are told the next day', async () => {
    const day = aDay();
    await day.send(aView('a'));
    await day.comeBack(LATEST_MS);
    const later = { occurredAt: new Date(LATEST_MS).toISOString() };
    await day.send(aView('b', {}, later), aView('c', {}, later));
    await day.comeBack(LATEST_MS + 86_400_000);
    expect(day.texts()).toHaveLength(2);
    expect(day.texts()[1]).toContain('今日获2次浏览');
  });
});

describe('a view to somebody who does not want to hear of it', () => {
  it.each([
    ['who refused', { is: 'refusal', via: 'sms' }],
    ['whose number has another owner', { is: 'reassigned' }],
  ] as const)('is not stored for one %s', async (_, lesson) => {
    const day = aDay();
    const added: unknown[] = [];
    const gatherings = { ...day.gatherings, begin: async () => void added.push('begun') };
    const other = aDay({ gatherings });
    await other.memory.remember(PHONE, { ...lesson, atMs: NOON_MS + 1 });
    await other.send(aView('a'));
    expect(added).toEqual([]);
    expect(other.waiting.waiting).toEqual([]);
  });

  it('ends a digest that waits', async () => {
    const day = aDay();
    await day.send(aView('a'));
    await day.memory.remember(PHONE, { is: 'refusal', via: 'sms', atMs: NOON_MS + 1 });
    await day.comeBack(LATEST_MS);
    expect(day.texts()).toEqual([]);
    expect(day.counted.at(-1)).toBe('Suppressed opted-out');
  });
});

describe('a digest that was taken and not told', () => {
  it('can be redriven, where the carrier refused it for good', async () => {
    const day = aDay();
    await day.send(aView('a'), aView('b'));
    day.carrier.answers.push({ is: 'rejected', code: 'InvalidParameter' });
    await day.comeBack(LATEST_MS);
    expect(day.texts()).toEqual([]);
    await day.send(day.deadLetters[0]?.body ?? '');
    expect(day.texts()).toEqual([expect.stringContaining('今日获2次浏览')]);
  });

  it('is told with the next, where nobody did', async () => {
    const day = aDay();
    await day.send(aView('a'), aView('b'));
    day.carrier.answers.push({ is: 'rejected', code: 'InvalidParameter' });
    await day.comeBack(LATEST_MS);
    await day.send(aView('c', {}, { occurredAt: new Date(LATEST_MS).toISOString() }));
    await day.comeBack(Date.parse('2026-11-24T12:59:00+08:00'));
    await day.comeBack(LATEST_MS + 86_400_000);
    // Those of noon are a day old by then, and no news.
    expect(day.texts()).toEqual([expect.stringContaining('今日有人浏览')]);
  });

  it('takes with it what comes to nothing: the next day begins anew', async () => {
    const day = aDay();
    await day.send(aView('a'));
    await day.memory.remember(PHONE, { is: 'refusal', via: 'sms', atMs: NOON_MS + 1 });
    await day.comeBack(LATEST_MS);
    await day.memory.remember(PHONE, { is: 'consent', via: 'app', atMs: LATEST_MS });
    await day.send(aView('b', {}, { occurredAt: new Date(LATEST_MS).toISOString() }));
    await day.comeBack(LATEST_MS + 86_400_000);
    expect(day.texts()).toEqual([expect.stringContaining('今日有人浏览')]);
  });
});

describe('views that were told', () => {
  it('are known again, when the same events are put once more', async () => {
    const day = aDay();
    const evening = { occurredAt: '2026-11-23T18:30:00+08:00' };
    await day.send(aView('a', {}, evening), aView('b', {}, evening));
    await day.comeBack(LATEST_MS);
    const another = day.another();
    const again = ['a', 'b'].map((id) => ({ messageId: id, body: aView(id, {}, evening) }));
    expect(await another(again, () => 20_000)).toEqual([]);
    expect(day.waiting.waiting).toEqual([]);
    await day.comeBack(LATEST_MS + 86_400_000);
    expect(day.texts()).toHaveLength(1);
  });
});

describe('a digest that is on its way', () => {
  it('is made before anything is counted', async () => {
    const order: string[] = [];
    const day = aDay();
    const { gatherings } = day;
    const sender = aDay({
      gatherings: {
        ...gatherings,
        begin: async (...given) => {
          order.push('counted');
          await gatherings.begin(...given);
        },
      },
      deferrals: { defer: async () => void order.push('made') },
    });
    await sender.send(aView('a'));
    expect(order).toEqual(['made', 'counted']);
  });

  it('finds nothing, and says nothing, where the worker died before it counted', async () => {
    const begin = () => Promise.reject(new Error('killed'));
    const day = aDay();
    const sender = aDay({ gatherings: { ...day.gatherings, begin } });
    expect(await sender.send(aView('a'))).toEqual(['m-1']);
    await sender.comeBack(LATEST_MS);
    expect(sender.texts()).toEqual([]);
    expect(sender.counted).toEqual(['Returned broken', 'Duplicate']);
  });

  it('is told once, and as it was, however often it comes', async () => {
    const day = aDay();
    await day.send(aView('a'), aView('b'));
    const [body = ''] = await day.comeBack(LATEST_MS);
    await day.another()([{ messageId: 'again', body }], () => 20_000);
    expect(day.texts()).toHaveLength(1);
    expect(day.counted.at(-1)).toBe('Duplicate');
  });

  it('comes again whole where the carrier had no time for it', async () => {
    const day = aDay();
    await day.send(aView('a'), aView('b'));
    day.carrier.answers.push({ is: 'refused-for-now', code: 'Throttled' });
    const [body = ''] = await day.comeBack(LATEST_MS);
    expect(day.texts()).toEqual([]);
    await day.send(body);
    expect(day.texts()).toEqual([expect.stringContaining('今日获2次浏览')]);
  });
});
