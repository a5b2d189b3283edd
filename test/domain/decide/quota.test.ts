import { describe, expect, it } from 'vitest';
import { decide } from '../../../functions/domain/decide.ts';
import { aRecipient, aRing, chose } from '../../support/a-recipient.ts';
import { aNotification, NOON_MS } from '../../support/an-event.ts';
import { circumstances } from '../../support/circumstances.ts';

const HOUR_MS = 3_600_000;

describe('a recipient whose quota is used up', () => {
  const told = (...hoursAgo: readonly number[]) => {
    const ring = aRing(...hoursAgo.map((hours) => NOON_MS - hours * HOUR_MS + 1));
    return { rings: { transactional: ring, marketing: ring } };
  };
  const price = (change: Parameters<typeof aRecipient>[0], detail = {}) =>
    decide(aNotification('PriceAdjusted', detail), circumstances({ profile: aRecipient(change) }));

  it('is told once there is room again', () => {
    expect(price(told(20, 1))).toEqual({
      ...{ do: 'defer', because: 'quota' },
      dueMs: NOON_MS + 4 * HOUR_MS + 1_000,
    });
  });

  it('is told in their hours where there is room at night', () => {
    const hours = { from: '09:00', to: '21:00' };
    const decision = price({ ...told(20, 1), ...chose({ hours }) });
    expect(decision).toMatchObject({ because: 'quota', dueMs: NOON_MS + 4 * HOUR_MS + 1_000 });
    const night = circumstances({
      nowMs: NOON_MS + 8 * HOUR_MS,
      profile: aRecipient({ ...told(14, 1), ...chose({ hours }) }),
    });
    const late = decide(aNotification('PriceProposed'), night);
    if (late.do !== 'defer') throw new Error(`it was not deferred: ${late.do}`);
    const opening = Date.parse('2026-11-24T09:00:00+08:00');
    expect(late.because).toBe('quota');
    expect(late.dueMs).toBeGreaterThanOrEqual(opening);
    expect(late.dueMs).toBeLessThan(opening + 900_000);
  });

  it('is told at night where it would expire by morning, unless it is marketing', () => {
    // There is room at ten at night, and the hours open at nine.
    const hours = { from: '09:00', to: '21:00' };
    const change = { ...told(14, 1), ...chose({ hours }) };
    const evening = circumstances({
      nowMs: NOON_MS + 8 * HOUR_MS,
      profile: aRecipient(change),
    });
    const deadline = '2026-11-24T08:30:00+08:00';
    expect(decide(aNotification('PriceAdjusted', { deadline }), evening)).toEqual({
      ...{ do: 'defer', because: 'quota' },
      dueMs: NOON_MS + 10 * HOUR_MS + 1_000,
    });
    expect(decide(aNotification('WinBack', { deadline }), evening)).toEqual({
      ...{ do: 'suppress', reason: 'quota' },
    });
  });

  it('is told with others where its kind is told together', () => {
    const dueMs = NOON_MS + 4 * HOUR_MS + 1_000;
    const full = circumstances({ profile: aRecipient(told(20, 1)) });
    expect(decide(aNotification('BidPlaced'), full)).toEqual({
      ...{ do: 'gather', flush: { dueMs, expiresAtMs: dueMs + 25 * HOUR_MS } },
    });
  });

  it('is not told where there is room only once it has expired', () => {
    expect(price(told(20, 1), { deadline: '2026-11-23T15:00:00+08:00' })).toEqual({
      ...{ do: 'suppress', reason: 'quota' },
    });
  });
});
