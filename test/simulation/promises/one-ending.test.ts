import { describe, expect, it } from 'vitest';
import { notificationId } from '../../../functions/domain/notification-id.ts';
import {
  aFlush,
  aLetter,
  anEvent,
  anInvocation,
  aPublish,
  aVerdict,
  DAY_MS,
  HOUR_MS,
  SECOND_MS,
} from '../a-history.ts';
import { breachesOf } from '../breaches-of.ts';
import { oneEnding } from './one-ending.ts';

const found = breachesOf(oneEnding);

const SALE = anEvent();
const VIEW = anEvent({ eventId: 'view-1', kind: 'ItemViewed' });
const BAD = anEvent({ isValid: false });
const INVALID = 'invalid: detail.item: an object with id and code, not nothing';

describe('an event', () => {
  it('that ended in nothing has vanished', () => {
    expect(found({ events: [SALE] })).toEqual(['ItemSold evt-1 vanished']);
  });

  it('that ended once is well', () => {
    const events = [SALE];
    expect(found({ events, publishes: [aPublish(SALE)] })).toEqual([]);
    expect(found({ events, verdicts: [aVerdict(SALE, 'expired')] })).toEqual([]);
    expect(found({ events, letters: [aLetter(SALE, 'unconfirmed')] })).toEqual([]);
  });

  it('whose text the carrier did not take has vanished', () => {
    const publishes = [aPublish(SALE, { acceptedAtMs: undefined })];
    expect(found({ events: [SALE], publishes })).toHaveLength(1);
  });

  it('that was suppressed for a reason of nobody has vanished', () => {
    expect(found({ events: [SALE], verdicts: [aVerdict(SALE, 'boring')] })).toHaveLength(1);
  });

  it('whose letter was put back must end again', () => {
    const letters = [aLetter(SALE, 'receives', { redrivenAtMs: SALE.atMs + 9 * SECOND_MS })];
    expect(found({ events: [SALE], letters })).toEqual(['ItemSold evt-1 vanished']);
    const publishes = [aPublish(SALE)];
    expect(found({ events: [{ ...SALE, arrivals: 2 }], letters, publishes })).toEqual([]);
  });

  it('of marketing has its end in a letter that was put back: its claim is final', () => {
    const letters = [aLetter(VIEW, 'unconfirmed', { redrivenAtMs: VIEW.atMs + 9 * SECOND_MS })];
    expect(found({ events: [VIEW], letters })).toEqual([]);
  });
});

describe('an event that came once', () => {
  const both = { publishes: [aPublish(SALE)], verdicts: [aVerdict(SALE, 'expired')] };

  it('has no two endings', () => {
    expect(found({ events: [SALE], ...both })).toEqual([
      'ItemSold evt-1 has 2 endings, where it came 1 times',
    ]);
  });

  it('may have as many as it came times, or as faults struck it', () => {
    expect(found({ events: [{ ...SALE, arrivals: 2 }], ...both })).toEqual([]);
    const invocations = [anInvocation(SALE, { faults: ['lost answer'] })];
    expect(found({ events: [SALE], ...both, invocations })).toEqual([]);
  });

  it('may have two where nobody knew what became of its Publish', () => {
    const publishes = [aPublish(SALE, { heard: 'unknown' })];
    const letters = [aLetter(SALE, 'unconfirmed')];
    expect(found({ events: [SALE], publishes, letters })).toEqual([]);
  });

  it('may have two where the queue handed it out again, though nobody had given it back', () => {
    const once = anInvocation(SALE);
    const again = anInvocation(SALE, { startedAtMs: 9e15, endedAtMs: 9e15 });
    expect(found({ events: [SALE], ...both, invocations: [once, again] })).toEqual([]);
    const returned = { ...once, returned: ['record-evt-1'] };
    const invocations = [returned, again];
    expect(found({ events: [SALE], ...both, invocations })).toHaveLength(1);
  });
});

describe('what is gathered', () => {
  it('ends with the flush that took it, however that ends', () => {
    const { publish, take } = aFlush([VIEW]);
    const events = [VIEW];
    const flush = { notificationId: publish.notificationId };
    expect(found({ events, takes: [take] })).toEqual(['ItemViewed view-1 vanished']);
    expect(found({ events, takes: [take], publishes: [publish] })).toEqual([]);
    const verdicts = [aVerdict(VIEW, 'quota', { ...flush, eventId: 'digest-1' })];
    expect(found({ events, takes: [take], verdicts })).toEqual([]);
    const letters = [aLetter(VIEW, 'unconfirmed', flush)];
    expect(found({ events, takes: [take], letters })).toEqual([]);
  });

  it('is left out where it was no news any more', () => {
    const { take } = aFlush([VIEW]);
    const events = [{ ...VIEW, expiresAtMs: take.atMs + 999 }];
    expect(found({ events, takes: [take] })).toEqual([]);
    const fresh = [{ ...VIEW, expiresAtMs: take.atMs + 1_000 }];
    expect(found({ events: fresh, takes: [take] })).toHaveLength(1);
  });
});

describe('what was to be told by a flush that never took it', () => {
  const bid = anEvent({ eventId: 'bid-1', kind: 'BidPlaced' });
  const opener = anEvent({ eventId: 'bid-0', kind: 'BidPlaced' });
  const events = [bid, opener];
  const publishes = [aPublish(opener)];

  it('is forgotten two days after that was due', () => {
    const lost = (lateMs: number, dueMs = bid.atMs) => {
      const eventId = `digest-item-3287-${new Date(dueMs).toISOString()}`;
      const flush = { eventId, notificationId: notificationId('BidPlaced', eventId, bid.phone) };
      const verdicts = [aVerdict(bid, 'expired', { ...flush, atMs: dueMs + lateMs })];
      return found({ events, publishes, verdicts });
    };
    expect(lost(2 * DAY_MS)).toEqual([]);
    expect(lost(2 * DAY_MS - 1)).toHaveLength(1);
    expect(lost(2 * DAY_MS, bid.atMs - HOUR_MS)).toEqual([]);
    expect(lost(2 * DAY_MS, bid.atMs - HOUR_MS - 1)).toHaveLength(1);
  });

  it('is in the letter that the flush is', () => {
    const letter = aLetter(opener, 'target', { notificationId: 'f1', atMs: bid.atMs });
    expect(found({ events, publishes, letters: [letter] })).toEqual([]);
    const redriven = { ...letter, redrivenAtMs: bid.atMs };
    expect(found({ events, publishes, letters: [redriven] })).toHaveLength(1);
    const earlier = { ...letter, atMs: bid.atMs - 1 };
    expect(found({ events, publishes, letters: [earlier] })).toHaveLength(1);
    const other = { ...opener, itemId: 'item-5512' };
    expect(found({ events: [bid, other], publishes, letters: [letter] })).toHaveLength(1);
  });
});

describe('what is no event of a kind', () => {
  it('is a letter of `undeliverable`, and nothing else', () => {
    const odd = anEvent({ kind: 'ItemSould' });
    const letters = [aLetter(odd, 'unknown kind')];
    expect(found({ events: [odd] })).toHaveLength(1);
    expect(found({ events: [odd], letters })).toEqual([]);
    expect(found({ events: [odd], letters, publishes: [aPublish(odd)] })).toHaveLength(1);
  });

  it('or is malformed is a letter that says where and why, and nothing else', () => {
    const letters = [aLetter(BAD, INVALID)];
    expect(found({ events: [BAD], letters })).toEqual([]);
    expect(found({ events: [BAD] })).toHaveLength(1);
    expect(found({ events: [BAD], letters, publishes: [aPublish(BAD)] })).toHaveLength(1);
    const other = aLetter(BAD, 'unconfirmed');
    expect(found({ events: [BAD], letters: [...letters, other] })).toHaveLength(1);
  });
});

describe('a letter', () => {
  it('of facts or replies says that it could not be read, or not be finished', () => {
    const of = 'facts';
    expect(found({ letters: [aLetter(SALE, INVALID, { of })] })).toEqual([]);
    expect(found({ letters: [aLetter(SALE, 'receives', { of })] })).toEqual([]);
    expect(found({ letters: [aLetter(SALE, 'unconfirmed', { of })] })).toHaveLength(1);
  });

  it('gives no reason that the contract does not know', () => {
    expect(found({ letters: [aLetter(SALE, 'invalid')] })).toHaveLength(1);
  });
});
