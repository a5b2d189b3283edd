import { describe, expect, it } from 'vitest';
import { aBody, NOON_MS } from '../support/an-event.ts';
import { aSender } from '../support/send-deps.ts';

const PHONE = '+8613800138000';
const [SECOND_MS, MINUTE_MS] = [1_000, 60_000];

const aBid = (eventId: string, bidFen: number, change = {}) =>
  aBody('BidPlaced', { eventId, bidFen, ...change });

/** What is due by then comes back as a queue hands it out. */
function aSale(change: Parameters<typeof aSender>[0] = {}) {
  const sender = aSender(change);
  const goTo = async (nowMs: number) => {
    sender.clock.now = nowMs;
    await sender.send(...sender.waiting.due(nowMs));
  };
  const texts = () => sender.carrier.texts.map(({ text }) => text);
  return { ...sender, goTo, texts };
}

describe('forty bids on one item in ten minutes', () => {
  it('are two texts: the first bid at once, then how many more and the highest', async () => {
    const sale = aSale();
    for (let i = 0; i < 40; i += 1) {
      sale.clock.now = NOON_MS + i * 15 * SECOND_MS;
      // The highest comes in the midst of them.
      const bidFen = 1_500_000 + (i === 20 ? 100_000 : i * 1_000);
      await sale.send(aBid(`bid-${i}`, bidFen));
    }
    expect(sale.texts()).toEqual([expect.stringContaining('有人出价15000元')]);
    await sale.goTo(NOON_MS + 30 * MINUTE_MS - 1);
    expect(sale.texts()).toHaveLength(1);
    await sale.goTo(NOON_MS + 30 * MINUTE_MS);
    expect(sale.texts()).toHaveLength(2);
    expect(sale.texts()[1]).toContain('您寄售的腕表（编号3287）又有39次出价，最高16000元，请');
    await sale.goTo(NOON_MS + 90 * MINUTE_MS);
    expect(sale.texts()).toHaveLength(2);
  });
});

describe('a bid', () => {
  it('on another item is told at once as well', async () => {
    const sale = aSale();
    const another = { item: { id: 'another', code: '5512', category: '手袋' } };
    await sale.send(aBid('a', 1_500_000), aBid('b', 1_500_000, another));
    expect(sale.texts()).toHaveLength(2);
  });

  it('that comes once it has been quiet is told at once', async () => {
    const sale = aSale();
    await sale.send(aBid('a', 1_500_000));
    await sale.goTo(NOON_MS + 30 * MINUTE_MS);
    await sale.send(aBid('b', 1_600_000));
    expect(sale.texts()).toHaveLength(2);
  });

  it('that comes soon after the others were told waits for the next', async () => {
    const sale = aSale();
    await sale.send(aBid('a', 1_500_000), aBid('b', 1_600_000));
    await sale.goTo(NOON_MS + 30 * MINUTE_MS);
    await sale.send(aBid('c', 1_700_000));
    expect(sale.texts()).toHaveLength(2);
    await sale.goTo(NOON_MS + 60 * MINUTE_MS);
    expect(sale.texts().slice(1)).toEqual([
      expect.stringContaining('有人出价16000元'),
      expect.stringContaining('有人出价17000元'),
    ]);
  });

  it('that was told first is told once, however often it comes', async () => {
    const sale = aSale();
    await sale.send(aBid('a', 1_500_000));
    const another = sale.another();
    await another([{ messageId: 'x', body: aBid('a', 1_500_000) }], () => 20_000);
    expect(sale.texts()).toHaveLength(1);
    expect(sale.waiting.waiting).toEqual([]);
  });

  it('that nobody could be told of is put back, and is told alone', async () => {
    const sale = aSale();
    sale.carrier.answers.push({ is: 'refused-for-now', code: 'Throttled' });
    await sale.send(aBid('a', 1_500_000));
    await sale.goTo(NOON_MS + 4_000);
    expect(sale.texts()).toEqual([expect.stringContaining('有人出价15000元')]);
  });

  it('that comes just before it has been quiet is told with those after it', async () => {
    const sale = aSale();
    await sale.send(aBid('a', 1_500_000));
    await sale.goTo(NOON_MS + 30 * MINUTE_MS - 10);
    await sale.send(aBid('b', 1_600_000), aBid('c', 1_700_000));
    // Not before a worker has had the time to count it.
    const dueMs = NOON_MS + 30 * MINUTE_MS + 11 * SECOND_MS;
    expect(sale.waiting.waiting).toMatchObject([{ dueMs }]);
    await sale.goTo(NOON_MS + 31 * MINUTE_MS);
    expect(sale.texts()).toHaveLength(2);
    expect(sale.texts()[1]).toContain('又有2次出价，最高17000元');
  });

  it('that was told with others is known again, also once it has been quiet', async () => {
    const sale = aSale();
    await sale.send(aBid('a', 1_500_000), aBid('b', 1_600_000), aBid('c', 1_700_000));
    await sale.goTo(NOON_MS + 30 * MINUTE_MS);
    await sale.goTo(NOON_MS + 90 * MINUTE_MS);
    const another = sale.another();
    const again = [aBid('b', 1_600_000), aBid('c', 1_700_000)];
    await another(
      again.map((body, i) => ({ messageId: `x-${i}`, body })),
      () => 20_000,
    );
    await sale.goTo(NOON_MS + 150 * MINUTE_MS);
    expect(sale.texts()).toHaveLength(2);
  });

  it('that would have expired by then is told at once', async () => {
    const sale = aSale();
    const deadline = new Date(NOON_MS + 20 * MINUTE_MS).toISOString();
    await sale.send(aBid('a', 1_500_000), aBid('b', 1_600_000, { deadline }));
    expect(sale.texts()).toHaveLength(2);
  });
});

describe('a sale while bids wait', () => {
  it('ends them', async () => {
    const sale = aSale();
    await sale.send(aBid('a', 1_500_000), aBid('b', 1_600_000));
    await sale.send(aBody('ItemSold', { occurredAt: new Date(NOON_MS + MINUTE_MS).toISOString() }));
    await sale.goTo(NOON_MS + 30 * MINUTE_MS);
    expect(sale.texts()).toHaveLength(2);
    expect(sale.texts()[1]).toContain('成交');
    expect(sale.announced.at(-1)).toMatchObject({
      type: 'NotificationSuppressed',
      detail: { kind: 'BidPlaced', reason: 'superseded', item: { id: 'item-3287' } },
    });
  });

  it('ends those before it, not those after the goods came back', async () => {
    const sale = aSale();
    await sale.send(aBid('a', 1_500_000), aBid('b', 1_900_000));
    const sold = new Date(NOON_MS + MINUTE_MS).toISOString();
    await sale.send(aBody('ItemSold', { occurredAt: sold }));
    const later = { occurredAt: new Date(NOON_MS + 2 * MINUTE_MS).toISOString() };
    await sale.send(aBid('c', 1_600_000, later), aBid('d', 1_700_000, later));
    await sale.goTo(NOON_MS + 30 * MINUTE_MS);
    expect(sale.texts().at(-1)).toContain('又有2次出价，最高17000元');
  });
});

describe('bids at night to somebody who wants to be told by day', () => {
  it('are one text in the morning, the first among them', async () => {
    const sale = aSale();
    const hours = { from: '09:00', to: '21:00' };
    await sale.choose(PHONE, { hours });
    sale.clock.now = Date.parse('2026-11-23T23:30:00+08:00');
    const deadline = '2026-11-24T18:00:00+08:00';
    await sale.send(aBid('a', 1_500_000, { deadline }), aBid('b', 1_600_000, { deadline }));
    sale.clock.now += 3 * 60 * MINUTE_MS;
    await sale.send(aBid('c', 1_550_000, { deadline }));
    expect(sale.texts()).toEqual([]);
    await sale.goTo(Date.parse('2026-11-24T09:16:00+08:00'));
    expect(sale.texts()).toEqual([
      expect.stringContaining('又有3次出价，最高16000元，请于今天18:00前登录APP答复'),
    ]);
  });
});
