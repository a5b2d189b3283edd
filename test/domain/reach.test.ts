import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../functions/domain/delivery.ts';
import { lessonOfDelivery } from '../../functions/domain/lesson-of-delivery.ts';
import { nearestClaim } from '../../functions/domain/nearest-claim.ts';
import { NEW_PROFILE, type Profile } from '../../functions/domain/profile.ts';
import { isFailing, isGone, isSilent } from '../../functions/domain/reach.ts';
import { aDelivery } from '../support/a-receipt.ts';
import { aRing, chose } from '../support/a-recipient.ts';
import { NOON_MS } from '../support/an-event.ts';

/** Facts one after the other. */
const inTurn = (...facts: readonly string[]): Profile =>
  Object.assign({}, NEW_PROFILE, ...facts.map((fact, i) => ({ [`${fact}AtMs`]: i + 1 })));

describe('a number to which a text failed for good', () => {
  it.each([
    [[], false, false],
    [['failed'], true, false],
    [['gone'], true, true],
    [['gone', 'failed'], true, true],
  ])('after %j: fails %s, is gone %s', (facts, fails, gone) => {
    expect([isFailing(inTurn(...facts)), isGone(inTurn(...facts))]).toEqual([fails, gone]);
  });

  it.each(['registered', 'given', 'reassigned', 'delivered'])('is made good by %s', (fact) => {
    expect(isFailing(inTurn('failed', fact))).toBe(false);
    expect(isFailing(inTurn(fact, 'failed'))).toBe(true);
  });

  it.each(['registered', 'given', 'reassigned'])('is there again when it is %s', (fact) => {
    for (const is of [isGone, isFailing]) {
      expect(is(inTurn('gone', fact))).toBe(false);
      expect(is(inTurn(fact, 'gone'))).toBe(true);
    }
  });

  // What is delivered to a number that was gone, is so to its next owner.
  it.each(['active', 'refused', 'delivered'])('is not there again when it is %s', (fact) => {
    expect(isGone(inTurn('gone', fact))).toBe(true);
    expect(isFailing(inTurn('gone', fact))).toBe(true);
  });
});

describe('a number of whose owner nothing was heard', () => {
  const DAYS_MS = 90 * 86_400_000;
  const silentAt = (profile: Profile, nowMs: number) => isSilent(profile, 90, nowMs);

  it.each(['active', 'registered', 'given', 'reassigned'])(
    'is silent 90 days after it was %s',
    (fact) => {
      const profile = inTurn(fact);
      expect(silentAt(profile, 1 + DAYS_MS)).toBe(false);
      expect(silentAt(profile, 2 + DAYS_MS)).toBe(true);
    },
  );

  it('is silent 90 days after they chose', () => {
    expect(silentAt({ ...NEW_PROFILE, ...chose({}, 1) }, 1 + DAYS_MS)).toBe(false);
    expect(silentAt({ ...NEW_PROFILE, ...chose({}, 1) }, 2 + DAYS_MS)).toBe(true);
  });

  it('is silent since the last that was heard', () => {
    const profile = { ...inTurn('registered'), activeAtMs: 10 };
    expect(silentAt(profile, 10 + DAYS_MS)).toBe(false);
  });

  it('is not called silent where there never was anything, or a receipt alone', () => {
    expect(silentAt(NEW_PROFILE, NOON_MS)).toBe(false);
    expect(silentAt(inTurn('delivered'), NOON_MS)).toBe(false);
    expect(silentAt({ ...inTurn('registered'), deliveredAtMs: NOON_MS }, NOON_MS)).toBe(true);
  });
});

describe('what a receipt teaches', () => {
  const [fine, failing] = [{ isFailing: false }, { isFailing: true }];

  it.each<[is: Delivery['is'], reach: { isFailing: boolean }, later: boolean, lesson?: string]>([
    ['gone', fine, false, 'gone'],
    ['gone', failing, false, 'gone'],
    ['gone', fine, true],
    ['blocked', fine, false, 'failed'],
    ['blocked', fine, true],
    ['delivered', failing, false, 'delivered'],
    // As a rule: it costs no write.
    ['delivered', fine, false],
    ['for-now', failing, false],
    ['unknown', fine, false],
    ['text', fine, false],
    ['price', fine, false],
    ['spend-limit', fine, false],
    ['other', fine, false],
  ])('%s, where %j and a later text arrived %s: %s', (is, reach, wasReachedLater, lesson) => {
    const taught = lessonOfDelivery(aDelivery({ is }), { ...reach, wasReachedLater });
    expect(taught).toEqual(lesson && { is: lesson, atMs: aDelivery().atMs });
  });
});

describe('the claim of a marketing text', () => {
  const near = { skewMs: 2_000, withinMs: 30_000 };
  const at = (ms: number, ...claims: readonly number[]) =>
    nearestClaim(aRing(...claims), ms, near)?.atMs;

  it('is the nearest before it, or a little after it by another clock', () => {
    expect(at(100_000, 99_000, 80_000)).toBe(99_000);
    expect(at(100_000, 102_000, 80_000)).toBe(102_000);
    expect(at(100_000, 102_001, 80_000)).toBe(80_000);
  });

  it('is none where it is too long ago', () => {
    expect(at(100_000, 70_000)).toBe(70_000);
    expect(at(100_000, 69_999)).toBeUndefined();
    expect(at(100_000)).toBeUndefined();
  });

  it('is none that was given back', () => {
    const ring = aRing(99_000, 90_000).map((e, i) => (i === 0 ? { ...e, hash: '' } : e));
    expect(nearestClaim(ring, 100_000, near)?.atMs).toBe(90_000);
  });
});
