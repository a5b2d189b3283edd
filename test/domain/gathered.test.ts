import { describe, expect, it } from 'vitest';
import { type Aftermath, gatheredOf, stillNews } from '../../functions/domain/gathered.ts';
import { privacyFor } from '../../functions/domain/privacy.ts';
import { aRecipient } from '../support/a-recipient.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { aGathered } from '../support/any-gathered.ts';

const WATCH = { id: 'item-3287', code: '3287', category: '腕表' };

describe('what is kept of an event', () => {
  it('is what it counts for, and of its item what a text says', () => {
    const view = aNotification('ItemViewed', { viewCount: 4 });
    expect(gatheredOf(view)).toEqual({
      ...{ id: view.id, occurredAtMs: NOON_MS, count: 4, item: WATCH },
    });
    expect(gatheredOf(aNotification('ItemViewed'))?.count).toBe(1);
  });

  it('is what was offered, and until when', () => {
    const bid = aNotification('BidPlaced', { bidFen: 1_600_000 });
    const { id, deadlineMs } = bid;
    expect(gatheredOf(bid)).toEqual({
      ...{ id, occurredAtMs: NOON_MS, count: 1, item: WATCH },
      ...{ fen: 1_600_000, deadlineMs },
    });
    expect(deadlineMs).toBe(NOON_MS + 86_400_000);
  });

  it('is nothing of a kind that is told by itself, or of an event without item', () => {
    expect(gatheredOf(aNotification('ItemSold'))).toBe(undefined);
    const { item: _, ...withoutItem } = aNotification('ItemViewed');
    expect(gatheredOf(withoutItem)).toBe(undefined);
  });

  it.each([
    ['婚\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b戒', '婚戒'],
    ['婚戒'.repeat(40), undefined],
    ['', undefined],
    [undefined, undefined],
  ])('is a category in plain words, or none: %j', (category, expected) => {
    const item = { id: 'i', code: '3287', ...(category === undefined ? {} : { category }) };
    const view = aNotification('ItemViewed', { item });
    expect(gatheredOf(view)?.item.category).toBe(expected);
  });

  it('is known for sensitive wherever the event is', () => {
    const category = `${'婚'}${'\u200b'.repeat(40)}戒`;
    const view = aNotification('ItemViewed', { item: { ...WATCH, category } });
    const kept = gatheredOf(view)?.item ?? WATCH;
    const voice = { sensitiveCategories: ['婚戒'] };
    for (const item of [view.item, kept]) {
      expect(privacyFor({ ...view, item: item ?? WATCH }, voice, { privacy: 'full' })).toBe('code');
    }
  });
});

const DAY_MS = 86_400_000;
const BAG = { id: 'item-5512', code: '5512' };
const [A, B] = [aGathered(1), aGathered(2, { item: BAG })];

describe('what is still news', () => {
  const bid = aNotification('BidPlaced');
  const news = (all: Parameters<typeof stillNews>[1], change: Partial<Aftermath> = {}) =>
    stillNews(bid, all, {
      supersededAtMs: () => undefined,
      profile: aRecipient(),
      nowMs: NOON_MS + 30 * 60_000,
      ...change,
    });

  it('is each event once, in its order', () => {
    expect(news([A, B, A, { ...B, count: 1 }])).toEqual([A, B]);
    expect(news([])).toEqual([]);
  });

  it('is nothing of an item that has gone since, and all that came after it came back', () => {
    const supersededAtMs = (itemId: string) => (itemId === BAG.id ? B.occurredAtMs + 1 : undefined);
    const later = { ...B, id: 'later', occurredAtMs: B.occurredAtMs + 1 };
    expect(news([A, B, later], { supersededAtMs })).toEqual([A, later]);
  });

  it('is nothing that happened to whoever had the number before', () => {
    const profile = aRecipient({ reassignedAtMs: A.occurredAtMs + 1 });
    expect(news([A, B], { profile })).toEqual([B]);
    const same = aRecipient({ reassignedAtMs: A.occurredAtMs });
    expect(news([A, B], { profile: same })).toEqual([A, B]);
  });

  it('is nothing whose deadline is past', () => {
    const nowMs = NOON_MS + 30 * 60_000;
    const [over, last] = [nowMs - 1, nowMs].map((deadlineMs) => ({ ...A, deadlineMs }));
    expect(news([over ?? A], { nowMs })).toEqual([]);
    expect(news([last ?? A], { nowMs })).toEqual([last]);
  });

  it('is nothing that is too old', () => {
    const nowMs = A.occurredAtMs + DAY_MS + DAY_MS / 24;
    expect(news([A, B], { nowMs })).toEqual([A, B]);
    expect(news([A, B], { nowMs: nowMs + 1 })).toEqual([B]);
  });
});
