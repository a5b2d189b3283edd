import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../functions/domain/decide.ts';
import type { Notification } from '../../../functions/domain/notification.ts';
import { aRecipient, chose } from '../../support/a-recipient.ts';
import { aVoice } from '../../support/a-voice.ts';
import { aNotification, NOON_MS } from '../../support/an-event.ts';
import { answerOf } from '../../support/answer-of.ts';
import { aPolicy, circumstances, NO_ORDERS } from '../../support/circumstances.ts';

const HOUR_MS = 3_600_000;
const BUDGET_FEN = 1_000;

interface Day {
  readonly nowMs?: number;
  readonly spentFen?: number;
  /** Of the stage; and of the recipient where they chose one. */
  readonly timeZone?: string;
  readonly own?: string;
  readonly hours?: { readonly from: string; readonly to: string };
}

function decided(notification: Notification, day: Day = {}) {
  const { nowMs = NOON_MS, spentFen = BUDGET_FEN, timeZone = 'Asia/Shanghai', own, hours } = day;
  const chosen = { ...(own && { timeZone: own }), ...(hours && { hours }) };
  return decide(
    notification,
    circumstances({
      ...{ nowMs, voice: aVoice({ timeZone }), orders: { ...NO_ORDERS, spentFen } },
      policy: aPolicy({ needsConsent: false, budgetFen: BUDGET_FEN }),
      profile: aRecipient(chose(chosen, 0)),
    }),
  );
}

const OFFER = aNotification('WinBack');

/** Fresh for longer than any night. */
const lasting = (nowMs: number): Notification => ({ ...OFFER, expiresAtMs: nowMs + 72 * HOUR_MS });

describe('once the budget of a day is spent', () => {
  it('marketing waits, and not before', () => {
    expect(answerOf(decided(OFFER, { spentFen: BUDGET_FEN - 1 }))).toBe('send');
    expect(answerOf(decided(OFFER))).toBe('over-budget');
  });

  it('transactional news goes on, whatever it costs', () => {
    const spentFen = 1_000 * BUDGET_FEN;
    for (const name of ['ItemSold', 'PriceAdjusted', 'ItemListed']) {
      expect(answerOf(decided(aNotification(name), { spentFen }))).toBe('send');
    }
  });
});

describe('marketing that waits for the next day’s budget', () => {
  const dueOf = (day: Day) => {
    const decision = decided(lasting(day.nowMs ?? NOON_MS), day);
    if (decision.do !== 'defer') throw new Error(`it is not deferred: ${decision.do}`);
    expect(decision.because).toBe('over-budget');
    return decision.dueMs;
  };
  const within = (dueMs: number, opening: string) => {
    expect(dueMs).toBeGreaterThanOrEqual(Date.parse(opening));
    expect(dueMs).toBeLessThan(Date.parse(opening) + 900_000);
  };

  it('waits for its morning', () => {
    within(dueOf({}), '2026-11-24T08:00:00+08:00');
    within(dueOf({ nowMs: NOON_MS - 11.5 * HOUR_MS }), '2026-11-24T08:00:00+08:00');
    within(dueOf({ hours: { from: '11:00', to: '18:00' } }), '2026-11-24T11:00:00+08:00');
  });

  it('goes with the new day where it is open then for its recipient', () => {
    const midnight = Date.parse('2026-11-24T00:00:00+08:00');
    expect(dueOf({ own: 'America/New_York' })).toBe(midnight);
  });

  it.each([
    ['23 hours', '2026-03-07T20:00:00-05:00', '2026-03-08T08:00:00-04:00'],
    ['23 hours', '2026-03-08T12:00:00-04:00', '2026-03-09T08:00:00-04:00'],
    ['25 hours', '2026-11-01T01:30:00-04:00', '2026-11-02T08:00:00-05:00'],
    ['25 hours', '2026-10-31T23:59:59-04:00', '2026-11-01T08:00:00-05:00'],
  ])('does so about a day of %s: %s', (_, now, opening) => {
    within(dueOf({ nowMs: Date.parse(now), timeZone: 'America/New_York' }), opening);
  });

  it('is back within the hours of marketing, on another day of the stage', () => {
    const zone = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe');
    const minutes = fc.nat(366 * 1_440);
    fc.assert(
      fc.property(zone, zone, minutes, (timeZone, own, minute) => {
        const nowMs = NOON_MS + minute * 60_000;
        const dueMs = dueOf({ nowMs, timeZone, own });
        const dayOf = (atMs: number) => new Intl.DateTimeFormat('sv', { timeZone }).format(atMs);
        expect(dayOf(dueMs) > dayOf(nowMs)).toBe(true);
        const options = { timeZone: own, hour: '2-digit', hourCycle: 'h23' } as const;
        const hour = Number(new Intl.DateTimeFormat('en', options).format(dueMs));
        expect(hour).toBeGreaterThanOrEqual(8);
        expect(hour).toBeLessThan(22);
      }),
      { numRuns: 200 },
    );
  });

  it('is `over-budget` for good where it is no longer fresh by then', () => {
    const short = { ...OFFER, expiresAtMs: Date.parse('2026-11-24T08:00:00+08:00') };
    expect(decided(short)).toEqual({ do: 'suppress', reason: 'over-budget' });
  });

  it('is `over-budget` for good where its hours are never open', () => {
    const hours = { from: '23:00', to: '07:00' };
    expect(decided(lasting(NOON_MS), { hours })).toEqual({
      ...{ do: 'suppress', reason: 'over-budget' },
    });
  });
});
