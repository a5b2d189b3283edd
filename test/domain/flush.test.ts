import { describe, expect, it } from 'vitest';
import { kindsOf } from '../../functions/catalog/index.ts';
import { flushOf, gatheringKey } from '../../functions/domain/flush.ts';
import { parseNotification } from '../../functions/domain/notification.ts';
import { aNotification, anEnvelope, kind, NOON_MS } from '../support/an-event.ts';

const DUE_MS = NOON_MS + 1_800_000;
const FLUSH = { dueMs: DUE_MS, expiresAtMs: DUE_MS + 3_600_000 };
const LATER = { ...FLUSH, dueMs: DUE_MS + 1_000 };
const BAG = { item: { id: 'item-5512', code: '5512', category: '手袋' } };
const ANOTHER = { recipient: { phone: '+8613900139000', role: 'seller' } };

const idOf = (kindName: string, change = {}, flush = FLUSH): string =>
  flushOf(aNotification(kindName, change), flush).id;

describe('a flush', () => {
  it.each(['BidPlaced', 'ItemViewed'])('of %s is the same whichever event it came with', (name) => {
    const others = [{ eventId: 'evt-2' }, { occurredAt: new Date(NOON_MS - 60_000).toISOString() }];
    for (const change of others) expect(idOf(name, change)).toBe(idOf(name));
    expect(idOf(name)).not.toBe(aNotification(name).id);
  });

  it.each(['BidPlaced', 'ItemViewed'])('of %s is another for another time or phone', (name) => {
    const ids = [idOf(name), idOf(name, {}, LATER), idOf(name, ANOTHER)];
    expect(new Set(ids).size).toBe(3);
  });

  it('of bids is another for each item, of views the same for all', () => {
    expect(idOf('BidPlaced', BAG)).not.toBe(idOf('BidPlaced'));
    expect(idOf('ItemViewed', BAG)).toBe(idOf('ItemViewed'));
  });

  it('says nothing by itself, until what was gathered fills it', () => {
    const view = flushOf(aNotification('ItemViewed', { viewCount: 4 }), FLUSH);
    expect(view).toMatchObject({ expiresAtMs: FLUSH.expiresAtMs, flush: FLUSH, fields: {} });
    expect(view).toMatchObject({
      occurredAtMs: DUE_MS,
      eventId: 'digest-2026-11-23T04:30:00.000Z',
    });
    expect(view.item).toBe(undefined);
    const bid = flushOf(aNotification('BidPlaced'), FLUSH);
    expect(bid.deadlineMs).toBe(undefined);
    expect(bid.item?.id).toBe('item-3287');
  });
});

describe('the place where it is gathered', () => {
  const key = (name: string, itemId: string) => gatheringKey(kind(name), itemId);

  it('is one for all that is told of a day, and one for each item', () => {
    expect(key('ItemViewed', 'a')).toBe(key('ItemViewed', 'b'));
    expect(key('BidPlaced', 'a')).not.toBe(key('BidPlaced', 'b'));
    expect(key('BidPlaced', 'a')).not.toBe(key('ItemViewed', 'a'));
  });
});

describe('an envelope with a digest', () => {
  const parse = (digest: unknown) =>
    parseNotification(
      JSON.stringify({ ...anEnvelope('BidPlaced'), digest }),
      kindsOf('transactional'),
      NOON_MS,
    );

  it('is its flush, however often it comes', () => {
    const expected = { valid: true, notification: flushOf(aNotification('BidPlaced'), FLUSH) };
    expect(parse(FLUSH)).toEqual(expected);
    expect(parse({ ...FLUSH, more: 1 })).toEqual(expected);
  });

  it('is refused where it is not what dingdong writes', () => {
    for (const digest of [
      {},
      7,
      { ...FLUSH, dueMs: '7' },
      { dueMs: DUE_MS },
      { ...FLUSH, dueMs: 0.5 },
      // No Date is so late.
      { ...FLUSH, dueMs: 8.64e15 + 1 },
    ]) {
      expect(parse(digest)).toMatchObject({
        valid: false,
        rejection: { path: expect.stringMatching(/^digest/) },
      });
    }
  });
});
