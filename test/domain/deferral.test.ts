import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../functions/catalog/index.ts';
import { dayWindow } from '../../functions/domain/day-window.ts';
import { type Circumstances, decide } from '../../functions/domain/decide.ts';
import type { Decision, DeferReason } from '../../functions/domain/decision.ts';
import { flushOf } from '../../functions/domain/flush.ts';
import { closingFrom, isOpen, type OpenHours, openingFrom } from '../../functions/domain/hours.ts';
import type { Notification } from '../../functions/domain/notification.ts';
import { preferencesOf } from '../../functions/domain/profile.ts';
import { aRecipient, aRing, chose } from '../support/a-recipient.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { aPolicy, circumstances, LEEWAY_MS } from '../support/circumstances.ts';

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

interface Wait {
  readonly dueMs: number;
  readonly because: DeferReason | 'digest';
}

/** Until when it waits, by itself or with others; undefined where it does not. */
function waitOf(decision: Decision, one: Case): Wait | undefined {
  if (decision.do === 'defer') return decision;
  if (decision.do !== 'gather') return undefined;
  const { notification, circumstances } = one;
  const { dueMs } = decision.flush;
  if (notification.kind.gathers?.by === 'day') return { dueMs, because: 'digest' };
  const [hours, { nowMs }] = [hoursOf(one), circumstances];
  const isNight = !isOpen(hours, nowMs) && openingInTime(one, nowMs) !== undefined;
  return { dueMs, because: isNight ? 'hours' : 'quota' };
}

function openingInTime(one: Case, fromMs: number): number | undefined {
  const opening = openingFrom(hoursOf(one), fromMs) ?? Number.POSITIVE_INFINITY;
  return opening <= one.notification.expiresAtMs - LEEWAY_MS ? opening : undefined;
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
      const { kind } = one.notification;
      const { nowMs } = one.circumstances;
      const open = isOpen(hoursOf(one), nowMs);
      expect(decision.hours === 'open').toBe(open);
      if (open) return;
      expect(kind.lane).toBe('transactional');
      if (kind.timing === 'immediate') expect(decision.hours).toBe('immediate');
      else {
        expect(decision.hours).toBe('cannot-wait');
        expect(openingInTime(one, nowMs)).toBe(undefined);
      }
    });
  });
});

describe('whatever is deferred, or waits with others', () => {
  it('falls due later than now, at a whole second, and in time to be told before it expires', () => {
    always((decision, one) => {
      const { dueMs } = waitOf(decision, one) ?? {};
      if (dueMs === undefined) return;
      expect(dueMs).toBeGreaterThan(one.circumstances.nowMs);
      expect(dueMs % 1_000).toBe(0);
      expect(dueMs).toBeLessThanOrEqual(one.notification.expiresAtMs - LEEWAY_MS);
      if (decision.do === 'gather') expect(decision.flush.expiresAtMs).toBeGreaterThan(dueMs);
    });
  });

  it('for its hours falls due while they are open, within the spread after their opening', () => {
    always((decision, one) => {
      const { dueMs, because } = waitOf(decision, one) ?? {};
      if (dueMs === undefined || because !== 'hours') return;
      const { nowMs, policy } = one.circumstances;
      const opening = openingFrom(hoursOf(one), nowMs) ?? Number.NaN;
      expect(dueMs).toBeGreaterThanOrEqual(opening);
      expect(dueMs).toBeLessThanOrEqual(opening + policy.deferralSpreadSeconds * 1_000);
      expect(isOpen(hoursOf(one), dueMs)).toBe(true);
      // And still are when it comes, where they are open long enough.
      const closing = closingFrom(hoursOf(one), opening) ?? Number.POSITIVE_INFINITY;
      if (closing - opening < LEEWAY_MS) return;
      expect(isOpen(hoursOf(one), dueMs + LEEWAY_MS - 1)).toBe(true);
    });
  });

  it('for its digest or for room falls due while its hours are open, if they open in time', () => {
    always((decision, one) => {
      const { dueMs, because } = waitOf(decision, one) ?? {};
      if (dueMs === undefined || one.notification.kind.timing === 'immediate') return;
      if (because === 'unreachable') return;
      const opening = because === 'digest' ? dueMs : openingInTime(one, dueMs);
      if (opening !== undefined) expect(isOpen(hoursOf(one), dueMs)).toBe(true);
    });
  });

  it('falls due at the same time however often it is asked, and a minute later as well', () => {
    always((decision, one) => {
      const { dueMs, because } = waitOf(decision, one) ?? {};
      if (dueMs === undefined || because === 'quota') return;
      const nowMs = one.circumstances.nowMs + MINUTE_MS;
      if (nowMs >= dueMs) return;
      const later = { ...one, circumstances: { ...one.circumstances, nowMs } };
      const again = decide(later.notification, later.circumstances);
      // Within the spread the hours have opened meanwhile.
      if (waitOf(again, later)?.because === because) expect(again).toEqual(decision);
    });
  });

  it('and comes back when due is told, or has another reason to wait', () => {
    always((decision, one) => {
      const { dueMs, because } = waitOf(decision, one) ?? {};
      // Nobody may have vouched for a number meanwhile.
      if (dueMs === undefined || because === 'unreachable') return;
      const { notification, circumstances: before } = one;
      const back = decision.do === 'gather' ? flushOf(notification, decision.flush) : notification;
      const after = decide(back, { ...before, nowMs: dueMs });
      const reason = because === 'digest' ? 'hours' : because;
      expect(after).not.toMatchObject({ do: 'defer', because: reason });
      if (decision.do === 'gather') expect(['send', 'defer', 'suppress']).toContain(after.do);
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
