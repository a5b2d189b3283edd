import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterCrowd, afterRefusal, lookAgainMs } from '../../functions/domain/backoff.ts';
import type { Lane } from '../../functions/domain/lane.ts';
import type { Notification } from '../../functions/domain/notification.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';

const SALE = aNotification('ItemSold');

const turnedAway = (i: number, tries: number): Notification => ({ ...SALE, id: `n-${i}`, tries });

/** Until when each of a thousand waits that are turned away together, in seconds. */
const waitsOf = (tries: number): readonly number[] =>
  Array.from({ length: 1_000 }, (_, i) => {
    const { dueMs } = afterRefusal(turnedAway(i, tries), NOON_MS);
    return (dueMs - NOON_MS) / 1_000;
  });

describe('what the carrier turned away for now', () => {
  it('waits up to twice as long each time, for five minutes at most, until a whole second', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(2_000), fc.nat(999), (i, tries, ms) => {
        const { dueMs, because } = afterRefusal(turnedAway(i, tries), NOON_MS + ms);
        expect(because).toBe('carrier');
        expect(dueMs % 1_000).toBe(0);
        expect(dueMs).toBeGreaterThanOrEqual(NOON_MS + ms);
        // The second that it falls into is rounded up.
        const latestMs = NOON_MS + ms + Math.min(300, 4 * 2 ** tries) * 1_000;
        expect(dueMs).toBeLessThan(latestMs + 1_000);
      }),
    );
  });

  it.each([
    [0, 4],
    [3, 32],
    [9, 300],
  ])('comes back evenly spread after %i tries, over %i s', (tries, seconds) => {
    const waits = waitsOf(tries);
    const quarters = [0, 1, 2, 3].map(
      (i) => waits.filter((s) => s > (i * seconds) / 4 && s <= ((i + 1) * seconds) / 4).length,
    );
    for (const quarter of quarters) expect(quarter).toBeGreaterThan(200);
  });

  it('has another share of the wait each time, and the same where it is asked again', () => {
    const shares = Array.from({ length: 20 }, (_, i) => {
      const { dueMs } = afterRefusal(turnedAway(1, 7 + i), NOON_MS);
      expect(afterRefusal(turnedAway(1, 7 + i), NOON_MS).dueMs).toBe(dueMs);
      return dueMs;
    });
    expect(new Set(shares).size).toBeGreaterThan(15);
  });
});

const ANY_PHONE = fc.nat(99_999_999).map((i) => `+86138${String(i).padStart(8, '0')}`);

const of = (lane: Lane, phone: string): Notification =>
  aNotification(lane === 'marketing' ? 'WinBack' : 'ItemSold', {
    recipient: { phone, role: 'seller' },
  });

describe.each([
  ['transactional', [1, 5], [60, 120]],
  ['marketing', [15, 30], [600, 900]],
] as const)('a %s text', (lane, crowd, held) => {
  const within = ([from, to]: readonly [number, number], dueOf: (one: Notification) => number) =>
    fc.assert(
      fc.property(ANY_PHONE, (phone) => {
        const seconds = (dueOf(of(lane, phone)) - NOON_MS) / 1_000;
        expect(Number.isInteger(seconds)).toBe(true);
        expect(seconds).toBeGreaterThanOrEqual(from);
        expect(seconds).toBeLessThan(to);
      }),
    );

  it(`that found no slot in time is back within ${crowd.join(' to ')} s`, () => {
    within(crowd, (one) => afterCrowd(one, NOON_MS).dueMs);
    expect(afterCrowd(of(lane, SALE.recipient.phone), NOON_MS).because).toBe('pace');
  });

  it(`that the operator holds back asks again within ${held.join(' to ')} s, on its queue`, () => {
    within(held, (one) => lookAgainMs(one, NOON_MS));
    expect(held[1]).toBeLessThanOrEqual(900);
  });
});
