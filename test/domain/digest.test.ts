import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render } from '../../functions/domain/copy.ts';
import { digestOf } from '../../functions/domain/digest.ts';
import { flushOf } from '../../functions/domain/flush.ts';
import type { Gathered } from '../../functions/domain/gathered.ts';
import { countParts } from '../../functions/domain/parts.ts';
import { aReader, aVoice } from '../support/a-voice.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { aGathered } from '../support/any-gathered.ts';

const DUE_MS = NOON_MS + 7 * 3_600_000;
const FLUSH = { dueMs: DUE_MS, expiresAtMs: DUE_MS + 5 * 3_600_000 };

const BAG = { id: 'item-5512', code: '5512', category: '手袋' };
const RING = { id: 'item-7', code: '7777' };

const digest = (kind: string, ...all: readonly Gathered[]) =>
  digestOf(flushOf(aNotification(kind), FLUSH), all);

const text = (kind: string, ...all: readonly Gathered[]): string =>
  render(digest(kind, ...all), aVoice(), aReader(), DUE_MS);

const times = (count: number, one: (i: number) => Gathered): readonly Gathered[] =>
  Array.from({ length: count }, (_, i) => one(i));

describe('views of several items', () => {
  const [watches, bags] = [
    times(12, (i) => aGathered(i)),
    times(5, (i) => aGathered(20 + i, { item: BAG, count: 5 })),
  ];

  it('are how many in all, and which had most', () => {
    expect(digest('ItemViewed', ...watches, ...bags).fields).toEqual({
      ...{ viewCount: 37, itemCount: 2, topCodes: ['5512', '3287'] },
    });
    expect(text('ItemViewed', ...watches, ...bags)).toBe(
      '【叮咚寄卖】您的2件商品今日获37次浏览，最多的是编号5512、3287，登录APP可查看关注度。拒收请回复R',
    );
  });

  it('are named the first first where they have as many', () => {
    const [watch, bag] = [aGathered(2), aGathered(1, { item: BAG })];
    for (const all of [
      [watch, bag],
      [bag, watch],
    ]) {
      expect(digest('ItemViewed', ...all).fields['topCodes']).toEqual(['5512', '3287']);
    }
  });

  it('name two of three, and none as the one that they are of', () => {
    const all = [...watches, ...bags, aGathered(40, { item: RING })];
    const { fields, item } = digest('ItemViewed', ...all);
    expect(fields).toMatchObject({ itemCount: 3, topCodes: ['5512', '3287'] });
    expect(item).toBe(undefined);
  });

  it('are no more than the field holds', () => {
    const all = times(3, (i) => aGathered(i, { item: { ...BAG, id: `${i}` }, count: 999_999 }));
    expect(digest('ItemViewed', ...all).fields['viewCount']).toBe(999_999);
  });
});

describe('views of one item', () => {
  it('name it', () => {
    const { fields, item } = digest('ItemViewed', ...times(3, (i) => aGathered(i, { item: BAG })));
    expect(fields).toEqual({ viewCount: 3 });
    expect(item).toEqual(BAG);
    expect(text('ItemViewed', ...times(3, (i) => aGathered(i)))).toContain(
      '您寄售的腕表（编号3287）今日获3次浏览',
    );
  });

  it('are told as any other where there is but one', () => {
    const { fields, item } = digest('ItemViewed', aGathered(1));
    expect([fields, item]).toEqual([aNotification('ItemViewed').fields, aGathered(1).item]);
    expect(text('ItemViewed', aGathered(1))).toContain('您寄售的腕表（编号3287）今日有人浏览');
  });
});

describe('bids', () => {
  const bid = (minute: number, fen: number, hours?: number): Gathered =>
    aGathered(minute, {
      fen,
      ...(hours === undefined ? {} : { deadlineMs: DUE_MS + hours * 3_600_000 }),
    });

  it('are how many, the highest, and until when that stands', () => {
    const all = [bid(1, 1_500_000, 9), bid(2, 1_600_000, 2), bid(3, 1_550_000, 7)];
    const said = digest('BidPlaced', ...all);
    expect(said.fields).toEqual({ bidCount: 3, bidFen: 1_600_000 });
    expect(said.deadlineMs).toBe(DUE_MS + 2 * 3_600_000);
    expect(said.expiresAtMs).toBe(DUE_MS + 2 * 3_600_000);
    expect(text('BidPlaced', ...all)).toContain(
      '您寄售的腕表（编号3287）又有3次出价，最高16000元，请于今天21:00前登录APP答复',
    );
  });

  it('of which two are as high stand as long as the longer', () => {
    for (const all of [
      [bid(1, 1_500_000, 1), bid(2, 1_500_000, 3)],
      [bid(1, 1_500_000, 3), bid(2, 1_500_000, 1)],
    ]) {
      expect(digest('BidPlaced', ...all).deadlineMs).toBe(DUE_MS + 3 * 3_600_000);
    }
  });

  it('end with the flush where they have no deadline, or a later one', () => {
    expect(digest('BidPlaced', bid(1, 7))).toMatchObject({ expiresAtMs: FLUSH.expiresAtMs });
    expect(digest('BidPlaced', bid(1, 7)).deadlineMs).toBe(undefined);
    expect(digest('BidPlaced', bid(1, 7, 30)).expiresAtMs).toBe(FLUSH.expiresAtMs);
  });

  it('are told as any other where there is but one', () => {
    expect(text('BidPlaced', bid(1, 1_500_000, 2))).toContain(
      '您寄售的腕表（编号3287）有人出价15000元，请于今天21:00前登录APP答复',
    );
  });
});

describe('a kind that is told by itself', () => {
  it('stays as it is', () => {
    const sale = aNotification('ItemSold');
    expect(digestOf(sale, [aGathered(1)])).toBe(sale);
  });
});

describe('whatever was gathered', () => {
  const ANY = fc.array(
    fc
      .record({
        item: fc.nat(30),
        count: fc.integer({ min: 1, max: 999_999 }),
        minute: fc.nat(600),
      })
      .map(({ item, count, minute }) =>
        aGathered(minute, { item: { id: `${item}`, code: String(item).padStart(10, '9') }, count }),
      ),
    { minLength: 1, maxLength: 40 },
  );

  it('is one part', () => {
    fc.assert(
      fc.property(ANY, (all) => {
        expect(countParts(text('ItemViewed', ...all)).parts).toBe(1);
      }),
    );
  });

  it('is the same in whatever order it came', () => {
    fc.assert(
      fc.property(ANY, (all) => {
        const { itemCount, viewCount } = digest('ItemViewed', ...all).fields;
        const { fields } = digest('ItemViewed', ...all.toReversed());
        expect([fields['itemCount'], fields['viewCount']]).toEqual([itemCount, viewCount]);
      }),
    );
  });
});
