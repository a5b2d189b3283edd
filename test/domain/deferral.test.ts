import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../functions/catalog/index.ts';
import { dayWindow } from '../../functions/domain/day-window.ts';
import { type Circumstances, decide } from '../../functions/domain/decide.ts';
import type { Decision } from '../../functions/domain/decision.ts';
import { LEEWAY_MS } from '../../functions/domain/deferral.ts';
import { isOpen, type OpenHours, openingFrom } from '../../functions/domain/hours.ts';
import type { Notification } from '../../functions/domain/notification.ts';
import { preferencesOf } from '../../functions/domain/profile.ts';
import { aRecipient, aRing, chose } from '../support/a-recipient.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { aPolicy, circumstances } from '../support/circumstances.ts';

const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000];

interface Case {
  readonly notification: Notification;
  readonly circumstances: Circumstances;
}

const ANY_HOURS = fc
  .tuple(fc.nat(1_439), fc.integer({ min: 1, max: 1_439 }))
  .map(([from, length]) => ({ from: clock(from), to: clock((from + length) % 1_440) }));

const clock = (minutes: number): string =>
  [Math.trunc(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');

const ZONES = [
  ...['Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe'],
  ...['America/Santiago', 'Pacific/Auckland', 'Asia/Kathmandu'],
];

/** Days on which clocks are put forward or back, and one of no such. */
const DAYS = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-09-27', '2026-11-01', '2026-11-23'];

/** Any kind, just now, to somebody with hours of their own, perhaps with a full quota. */
const ANY_CASE: fc.Arbitrary<Case> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    phone: fc.nat(99_999_999).map((i) => `+86138${String(i).padStart(8, '0')}`),
    nowMs: fc
      .tuple(fc.constantFrom(...DAYS), fc.nat(2_880))
      .map(([day, minutes]) => Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS),
    ageMs: fc.nat(50).map((hours) => hours * HOUR_MS),
    deadlineInMs: fc.integer({ min: 1, max: 40 }).map((hours) => hours * HOUR_MS),
    hours: fc.option(ANY_HOURS),
    timeZone: fc.constantFrom(...ZONES),
    marketing: fc.constantFrom('08:00–22:00', '09:00–20:30', '12:00–13:00'),
    toldMs: fc.array(
      fc.nat(30).map((hours) => hours * HOUR_MS),
      { maxLength: 3 },
    ),
    deferralSpreadSeconds: fc.constantFrom(60, 900, 14_400),
  })
  .map((one) => {
    const iso = (ms: number) => new Date(ms).toISOString();
    const notification = aNotification(one.kind.name, {
      occurredAt: iso(NOON_MS),
      deadline: iso(NOON_MS + one.ageMs + one.deadlineInMs),
      recipient: { ...one.kind.example.recipient, phone: one.phone },
    });
    // Parsed at noon, and moved from there: what is decided is all that matters here.
    const byMs = one.nowMs - one.ageMs - NOON_MS;
    const ring = aRing(...one.toldMs.map((ms) => one.nowMs - ms));
    const [from = '', to = ''] = one.marketing.split('–');
    return {
      notification: {
        ...notification,
        occurredAtMs: notification.occurredAtMs + byMs,
        expiresAtMs: notification.expiresAtMs + byMs,
      },
      circumstances: circumstances({
        nowMs: one.nowMs,
        profile: aRecipient({
          givenAtMs: 0,
          rings: { transactional: ring, marketing: ring },
          ...chose({ hours: one.hours, timeZone: one.timeZone }, 0),
        }),
        policy: aPolicy({
          marketingHours: dayWindow({ from, to }, 11),
          deferralSpreadSeconds: one.deferralSpreadSeconds,
        }),
      }),
    };
  });

/** Said anew, not taken from what is tested. */
function hoursOf({ notification, circumstances: { profile, policy, voice } }: Case): OpenHours {
  const { hours, timeZone = voice.timeZone } = preferencesOf(profile);
  const own = hours === null ? [] : [dayWindow(hours)];
  const all = notification.kind.lane === 'marketing' ? [...own, policy.marketingHours] : own;
  return { timeZone, windows: all };
}

const always = (promise: (decision: Decision, one: Case) => void): void =>
  fc.assert(
    fc.property(ANY_CASE, (one) => {
      promise(decide(one.notification, one.circumstances), one);
    }),
    { numRuns: 300 },
  );

describe('whenever something is told', () => {
  it('its hours are open, or what let it through is named', () => {
    always((decision, one) => {
      if (decision.do !== 'send') return;
      const { kind, expiresAtMs } = one.notification;
      const { nowMs } = one.circumstances;
      const open = isOpen(hoursOf(one), nowMs);
      expect(decision.hours === 'open').toBe(open);
      if (open) return;
      expect(kind.lane).toBe('transactional');
      if (kind.timing === 'immediate') expect(decision.hours).toBe('immediate');
      else {
        expect(decision.hours).toBe('cannot-wait');
        const opening = openingFrom(hoursOf(one), nowMs) ?? Number.POSITIVE_INFINITY;
        expect(opening).toBeGreaterThan(expiresAtMs - LEEWAY_MS);
      }
    });
  });
});

describe('whatever is deferred', () => {
  it('falls due later than now, at a whole second, and in time to be told before it expires', () => {
    always((decision, { notification, circumstances: { nowMs } }) => {
      if (decision.do !== 'defer') return;
      expect(decision.dueMs).toBeGreaterThan(nowMs);
      expect(decision.dueMs % 1_000).toBe(0);
      expect(decision.dueMs).toBeLessThanOrEqual(notification.expiresAtMs - LEEWAY_MS);
    });
  });

  it('for its hours falls due while they are open, within the spread after their opening', () => {
    always((decision, one) => {
      if (decision.do !== 'defer' || decision.because !== 'hours') return;
      const { nowMs, policy } = one.circumstances;
      const opening = openingFrom(hoursOf(one), nowMs) ?? Number.NaN;
      expect(decision.dueMs).toBeGreaterThanOrEqual(opening);
      expect(decision.dueMs).toBeLessThanOrEqual(opening + policy.deferralSpreadSeconds * 1_000);
      expect(isOpen(hoursOf(one), decision.dueMs)).toBe(true);
    });
  });

  it('falls due at the same time however often it is asked, and a minute later as well', () => {
    always((decision, { notification, circumstances: before }) => {
      if (decision.do !== 'defer' || decision.because !== 'hours') return;
      const nowMs = before.nowMs + MINUTE_MS;
      if (nowMs >= decision.dueMs) return;
      const again = decide(notification, { ...before, nowMs });
      // Within the spread the hours have opened meanwhile.
      if (again.do === 'defer' && again.because === 'hours') expect(again).toEqual(decision);
    });
  });

  it('and comes back when due is told, or has another reason to wait', () => {
    always((decision, { notification, circumstances: before }) => {
      if (decision.do !== 'defer') return;
      const after = decide(notification, { ...before, nowMs: decision.dueMs });
      expect(after).not.toMatchObject({ do: 'defer', because: decision.because });
    });
  });
});

describe('marketing', () => {
  it('is never told outside the hours of the law, whatever somebody chose', () => {
    always((decision, one) => {
      const { policy, profile, nowMs } = one.circumstances;
      if (decision.do !== 'send' || one.notification.kind.lane !== 'marketing') return;
      const { timeZone = '' } = preferencesOf(profile);
      expect(isOpen({ timeZone, windows: [policy.marketingHours] }, nowMs)).toBe(true);
    });
  });
});
