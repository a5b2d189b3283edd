import { describe, expect, it } from 'vitest';
import { NOON_MS } from '../../support/an-event.ts';
import {
  aFlush,
  aLetter,
  anEvent,
  anInvocation,
  aPublish,
  aVerdict,
  HOUR_MS,
  TERMS,
} from '../a-history.ts';
import { breachesOf } from '../breaches-of.ts';
import { transactionalAtLeastOnce } from './transactional-at-least-once.ts';
import { transactionalOnceEach } from './transactional-once-each.ts';

const SALE = anEvent();
const events = [SALE];

describe('transactional news', () => {
  const found = breachesOf(transactionalAtLeastOnce);

  it('is texted or suppressed', () => {
    expect(found({ events })).toEqual([
      'ItemSold evt-1 was never texted, though faults had stopped',
    ]);
    expect(found({ events, publishes: [aPublish(SALE)] })).toEqual([]);
    expect(found({ events, verdicts: [aVerdict(SALE, 'expired')] })).toEqual([]);
  });

  it('is no letter that somebody could put back', () => {
    expect(found({ events, letters: [aLetter(SALE, 'receives')] })).toHaveLength(1);
    expect(found({ events, letters: [aLetter(SALE, 'misconfigured: 1')] })).toHaveLength(1);
    expect(found({ events, letters: [aLetter(SALE, 'rejected-by-carrier: 1')] })).toEqual([]);
  });

  it('is unconfirmed only where its Publish may have been accepted, or a fault struck it', () => {
    const letters = [aLetter(SALE, 'unconfirmed')];
    const heard = (is: 'unknown' | 'rejected') =>
      aPublish(SALE, { acceptedAtMs: undefined, heard: is });
    expect(found({ events, letters })).toHaveLength(1);
    expect(found({ events, letters, publishes: [heard('rejected')] })).toHaveLength(1);
    expect(found({ events, letters, publishes: [heard('unknown')] })).toEqual([]);
    const struck = anInvocation(SALE, { faults: ['died'] });
    expect(found({ events, letters, invocations: [struck] })).toEqual([]);
  });

  it('may be told by a flush', () => {
    const bid = anEvent({ kind: 'BidPlaced' });
    const { publish, take } = aFlush([bid]);
    expect(found({ events: [bid], takes: [take] })).toHaveLength(1);
    expect(found({ events: [bid], takes: [take], publishes: [publish] })).toEqual([]);
  });

  it('is nothing that marketing is', () => {
    expect(found({ events: [anEvent({ kind: 'NewSellerTip' })] })).toEqual([]);
  });
});

describe('a transactional notification', () => {
  const found = breachesOf(transactionalOnceEach);
  const again = aPublish(SALE, { begunAtMs: NOON_MS + HOUR_MS });
  const twice = (change: object) => found({ publishes: [aPublish(SALE, change), again] });

  it('is not texted again after a text that was heard and settled', () => {
    expect(twice({})).toHaveLength(1);
  });

  it('is texted again where nobody heard of the first', () => {
    expect(twice({ heard: 'unknown' })).toEqual([]);
    expect(twice({ heard: undefined })).toEqual([]);
  });

  it('is texted again where the first was not settled before it was claimed again', () => {
    expect(twice({ settledAtMs: undefined })).toEqual([]);
    const claimedAtMs = again.claimedAtMs ?? 0;
    expect(twice({ settledAtMs: claimedAtMs })).toEqual([]);
    expect(twice({ settledAtMs: claimedAtMs - 1 })).toHaveLength(1);
  });

  it('is not texted again where no fault kept its worker from settling', () => {
    const unsettled = { settledAtMs: undefined };
    const told = (faults: readonly string[]) =>
      found({
        publishes: [aPublish(SALE, unsettled), again],
        invocations: [anInvocation(SALE, { faults })],
      });
    expect(told(['write lost on the way'])).toEqual([]);
    expect(told([])).toHaveLength(1);
  });

  it('is not claimed again while a lease lives', () => {
    const unsettled = aPublish(SALE, { settledAtMs: undefined });
    const soonestMs = (unsettled.claimedAtMs ?? 0) + TERMS.leaseMs - 2 * TERMS.skewMs;
    const claimed = (claimedAtMs: number) =>
      found({ publishes: [unsettled, { ...again, claimedAtMs }] });
    expect(claimed(soonestMs)).toEqual([]);
    expect(claimed(soonestMs - 1)).toHaveLength(1);
  });

  it('is texted a third time only where the second was ambiguous too', () => {
    const first = aPublish(SALE, { heard: 'unknown' });
    const third = aPublish(SALE, { begunAtMs: NOON_MS + 2 * HOUR_MS });
    expect(found({ publishes: [first, again, third] })).toHaveLength(1);
  });
});
