import { describe, expect, it } from 'vitest';
import { NOON_MS } from '../../support/an-event.ts';
import {
  aFlush,
  anEvent,
  anInvocation,
  aVerdict,
  aWish,
  HOUR_MS,
  MINUTE_MS,
  SECOND_MS,
} from '../a-history.ts';
import { breachesOf } from '../breaches-of.ts';
import type { PutEvent } from '../history.ts';
import { STALE_MS, suppressedWithCause } from './suppressed-with-cause.ts';

const found = breachesOf(suppressedWithCause);

const BID = anEvent({ kind: 'Outbid' });
const TIP = anEvent({ eventId: 'tip-1', kind: 'NewSellerTip' });

const suppressed = (event: PutEvent, reason: string) => ({
  events: [event],
  verdicts: [aVerdict(event, reason)],
});

/** When the verdicts are put. */
const PUT_MS = NOON_MS + 5 * SECOND_MS;

describe('what is expired', () => {
  it('was past its end, to a clock that is ahead by the skew', () => {
    const ending = (expiresAtMs: number) => suppressed({ ...BID, expiresAtMs }, 'expired');
    expect(found(ending(PUT_MS + 999))).toEqual([]);
    expect(found(ending(PUT_MS + 1_000))).toEqual([
      'Outbid evt-1 was suppressed as expired, without cause',
    ]);
  });

  it('of a flush was due', () => {
    const view = anEvent({ eventId: 'view-1', kind: 'ItemViewed' });
    const { take } = aFlush([view]);
    const due = (atMs: number) => ({
      events: [view],
      takes: [take],
      verdicts: [
        aVerdict(view, 'expired', {
          notificationId: take.notificationId,
          eventId: `digest-${new Date(atMs).toISOString()}`,
        }),
      ],
    });
    expect(found(due(PUT_MS + 1_000))).toEqual([]);
    expect(found(due(PUT_MS + 1_001))).toHaveLength(1);
  });
});

describe('what is superseded', () => {
  const bid = anEvent({ kind: 'BidPlaced' });
  const later = { occurredAtMs: NOON_MS + 1 };
  const mark = { phone: bid.phone, itemId: 'item-3287', entry: 'ItemSold', atMs: PUT_MS };

  it('has something later in the mark of its item', () => {
    const superseded = suppressed(bid, 'superseded');
    const marked = (change: object) =>
      found({ ...superseded, marks: [{ ...mark, ...later, ...change }] });
    expect(marked({})).toEqual([]);
    expect(marked({ occurredAtMs: NOON_MS })).toHaveLength(1);
    expect(marked({ entry: 'ItemReceived' })).toHaveLength(1);
    expect(marked({ itemId: 'item-5512' })).toHaveLength(1);
    expect(marked({ atMs: PUT_MS + 1 })).toHaveLength(1);
  });

  it('or lay beside it in a batch', () => {
    const sale = anEvent({ eventId: 'sale-1', occurredAtMs: NOON_MS + 1 });
    const { verdicts } = suppressed(bid, 'superseded');
    expect(found({ events: [bid, sale], verdicts })).toEqual([]);
    expect(found({ events: [bid, { ...sale, isValid: false }], verdicts })).toHaveLength(1);
  });
});

describe('what is unwanted', () => {
  it('is marketing, while a refusal stood', () => {
    const refusal = aWish({ is: 'refusal' });
    expect(found({ ...suppressed(TIP, 'opted-out'), wishes: [refusal] })).toEqual([]);
    expect(found({ ...suppressed(TIP, 'opted-out'), wishes: [aWish()] })).toHaveLength(1);
    expect(found({ ...suppressed(BID, 'opted-out'), wishes: [refusal] })).toHaveLength(1);
  });

  it('or has no consent, where one is needed', () => {
    const consent = aWish({ atMs: PUT_MS - STALE_MS - 1 });
    expect(found(suppressed(TIP, 'no-consent'))).toEqual([]);
    expect(found({ ...suppressed(TIP, 'no-consent'), wishes: [consent] })).toHaveLength(1);
  });

  it('by what may have been read up to a moment before its batch began', () => {
    const lifted = (atMs: number) => ({
      ...suppressed(TIP, 'opted-out'),
      wishes: [aWish({ is: 'refusal' }), aWish({ saidAtMs: NOON_MS, atMs })],
      invocations: [anInvocation(TIP)],
    });
    const begunMs = NOON_MS + SECOND_MS;
    expect(found(lifted(begunMs - STALE_MS))).toEqual([]);
    expect(found(lifted(begunMs - STALE_MS - 1))).toHaveLength(1);
  });
});

describe('what is muted', () => {
  const muted = aWish({ is: 'muted', value: 'views,pricing,sale' });

  it('is of a category that its recipient muted', () => {
    expect(found({ ...suppressed(BID, 'muted'), wishes: [muted] })).toEqual([]);
    expect(found(suppressed(BID, 'muted'))).toHaveLength(1);
    const other = { ...muted, value: 'views' };
    expect(found({ ...suppressed(BID, 'muted'), wishes: [other] })).toHaveLength(1);
  });

  it('is never critical', () => {
    expect(found({ ...suppressed(anEvent(), 'muted'), wishes: [muted] })).toHaveLength(1);
  });

  it('was not muted by a former owner of the number', () => {
    const passedOn = aWish({ is: 'reassigned', saidAtMs: NOON_MS, atMs: NOON_MS - HOUR_MS });
    const wishes = [muted, passedOn];
    expect(found({ ...suppressed(BID, 'muted'), wishes })).toHaveLength(1);
  });
});

describe('the rules', () => {
  it.each(['paused', 'over-budget', 'hours'])('keep no transactional news from as %s', (reason) => {
    expect(found(suppressed(TIP, reason))).toEqual([]);
    expect(found(suppressed(BID, reason))).toHaveLength(1);
  });

  it('count in a quota what is capped', () => {
    expect(found(suppressed(BID, 'quota'))).toEqual([]);
    expect(found(suppressed(anEvent(), 'quota'))).toHaveLength(1);
  });

  it('give a number up once the carrier has, or when it has passed on', () => {
    const gone = aWish({ is: 'unreachable', atMs: PUT_MS });
    expect(found({ ...suppressed(BID, 'unreachable'), wishes: [gone] })).toEqual([]);
    const later = { ...gone, atMs: PUT_MS + 1 };
    expect(found({ ...suppressed(BID, 'unreachable'), wishes: [later] })).toHaveLength(1);
    const passedOn = aWish({ is: 'reassigned', saidAtMs: NOON_MS + 1, atMs: NOON_MS - MINUTE_MS });
    expect(found({ ...suppressed(BID, 'unreachable'), wishes: [passedOn] })).toEqual([]);
  });
});
