import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayWindow } from '../../functions/domain/day-window.ts';
import type { Policy } from '../../functions/domain/decide.ts';
import { digestHour } from '../../functions/domain/digest-hour.ts';
import type { Flush } from '../../functions/domain/flush.ts';
import { isOpen, type OpenHours } from '../../functions/domain/hours.ts';
import type { PhoneNumber } from '../../functions/domain/phone-number.ts';
import type { Hours } from '../../functions/domain/preferences.ts';
import { aRecipient, chose } from '../support/a-recipient.ts';
import { aNotification } from '../support/an-event.ts';
import { aPolicy, circumstances, LEEWAY_MS, MARKETING_HOURS } from '../support/circumstances.ts';

const VIEW = aNotification('ItemViewed');
const [MINUTE_MS, DAY_MS] = [60_000, 86_400_000];

interface Case {
  readonly hours?: Hours | null;
  readonly timeZone?: string;
  readonly policy?: Partial<Policy>;
  readonly phone?: string;
}

const flushAt = (
  nowMs: number,
  { hours = null, timeZone = 'Asia/Shanghai', policy = {}, phone = '+8613800138000' }: Case = {},
): Flush | undefined => {
  const profile = aRecipient(chose({ hours, timeZone }));
  const notification = { ...VIEW, recipient: { ...VIEW.recipient, phone: phone as PhoneNumber } };
  return digestHour(notification, circumstances({ nowMs, profile, policy: aPolicy(policy) }));
};

/** To whoever is first in every spread, so that the hours themselves are seen. */
const due = (now: string, change: Case = {}): string | undefined => {
  const policy = { deferralSpreadSeconds: 0, ...change.policy };
  const flush = flushAt(Date.parse(now), { ...change, policy });
  return flush && new Date(flush.dueMs).toISOString();
};

const NEW_YORK = 'America/New_York';
const from = (text: string): Hours => {
  const [from = '', to = ''] = text.split('–');
  return { from, to };
};

describe('what somebody has in a day is told', () => {
  it('at the hour of the operator, the next day where it has passed', () => {
    expect(due('2026-11-23T12:00:00+08:00')).toBe('2026-11-23T11:00:00.000Z');
    expect(due('2026-11-23T18:59:59.999+08:00')).toBe('2026-11-23T11:00:00.000Z');
    expect(due('2026-11-23T19:00:00+08:00')).toBe('2026-11-24T11:00:00.000Z');
    expect(due('2026-11-23T19:05:00+08:00')).toBe('2026-11-24T11:00:00.000Z');
  });

  it('by the clock on the wall of where they are', () => {
    expect(due('2026-11-23T12:00:00+08:00', { timeZone: NEW_YORK })).toBe(
      '2026-11-24T00:00:00.000Z',
    );
  });

  it.each([
    ['09:00–17:00', '2026-11-23T16:58:00+08:00', 'before they close'],
    ['09:00–19:01', '2026-11-23T18:59:00+08:00', 'with room before they close'],
    ['09:00–19:02', '2026-11-23T19:00:00+08:00', 'at the hour'],
    ['20:00–23:00', '2026-11-23T21:57:49+08:00', 'before the night begins that the law sets'],
    ['22:30–09:00', '2026-11-24T08:58:00+08:00', 'in the morning'],
    ['17:00–10:00', '2026-11-23T19:00:00+08:00', 'at the hour'],
    ['19:00–19:01', '2026-11-23T19:00:00+08:00', 'at once when they open'],
  ])('to those who are told %s at %s: %s', (hours, expected) => {
    const now = '2026-11-23T12:00:00+08:00';
    expect(due(now, { hours: from(hours) })).toBe(new Date(expected).toISOString());
  });

  it('never to those who are told at night alone', () => {
    expect(due('2026-11-23T12:00:00+08:00', { hours: from('22:00–08:00') })).toBe(undefined);
  });

  it('a minute before their hours close no second time', () => {
    const hours = from('09:00–17:00');
    const told = Date.parse('2026-11-24T16:58:00+08:00');
    expect(due('2026-11-23T16:58:00+08:00', { hours })).toBe(new Date(told).toISOString());
    expect(due('2026-11-23T16:59:00+08:00', { hours })).toBe(new Date(told).toISOString());
  });

  it('at the same hour on the days on which the clock is put forward and back', () => {
    const there = { timeZone: NEW_YORK };
    expect(due('2026-03-07T20:00:00-05:00', there)).toBe('2026-03-08T23:00:00.000Z');
    expect(due('2026-10-31T20:00:00-04:00', there)).toBe('2026-11-02T00:00:00.000Z');
  });

  it('until midnight, also where the clock skips it', () => {
    const ends = (now: string, timeZone: string) =>
      flushAt(Date.parse(now), { timeZone })?.expiresAtMs;
    expect(ends('2026-11-23T12:00:00+08:00', 'Asia/Shanghai')).toBe(
      Date.parse('2026-11-24T00:00:00+08:00'),
    );
    // Beirut goes from midnight to one.
    expect(ends('2026-03-28T12:00:00+02:00', 'Asia/Beirut')).toBe(
      Date.parse('2026-03-29T01:00:00+03:00'),
    );
  });

  it('spread over those who have the same hour', () => {
    const dueMs = Array.from({ length: 200 }, (_, i) => {
      const phone = aPhone(i);
      return flushAt(Date.parse('2026-11-23T12:00:00+08:00'), { phone })?.dueMs ?? 0;
    });
    const eveningMs = Date.parse('2026-11-23T19:00:00+08:00');
    expect(Math.min(...dueMs)).toBeGreaterThanOrEqual(eveningMs);
    expect(Math.max(...dueMs)).toBeLessThan(eveningMs + 15 * MINUTE_MS);
    expect(new Set(dueMs).size).toBeGreaterThan(150);
  });
});

const aPhone = (i: number): string => `+86138${String(i).padStart(8, '0')}`;

const clock = (minutes: number): string =>
  [Math.trunc(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');

const ZONES = [
  ...['Asia/Shanghai', NEW_YORK, 'Europe/London', 'Australia/Lord_Howe', 'Asia/Beirut'],
  ...['America/Santiago', 'Pacific/Auckland', 'Asia/Kathmandu', 'Africa/Cairo'],
] as const;

/** Around which some of these zones change their clocks, and one on which none does. */
const DAYS = [
  ...['2026-03-08', '2026-03-29', '2026-04-05', '2026-04-24', '2026-09-06', '2026-09-27'],
  ...['2026-10-25', '2026-10-30', '2026-11-01', '2026-11-23'],
];

const ANY_CASE = fc.record({
  hours: fc.option(
    fc
      .tuple(fc.nat(287), fc.integer({ min: 1, max: 287 }))
      .map(([at, length]) => ({ from: clock(at * 5), to: clock(((at + length) % 288) * 5) })),
  ),
  timeZone: fc.constantFrom(...ZONES),
  policy: fc.record({
    digestAtSeconds: fc.constantFrom(6, 12, 19, 21.75, 23).map((hour) => hour * 3_600),
    deferralSpreadSeconds: fc.constantFrom(60, 900, 14_400),
    marketingHours: fc.constantFrom(MARKETING_HOURS, dayWindow(from('09:00–20:30'), 11)),
  }),
  phone: fc.nat(99_999_999).map(aPhone),
  nowMs: fc
    .tuple(fc.constantFrom(...DAYS), fc.integer({ min: -1_440, max: 1_440 }), fc.nat(59_999))
    .map(([day, minutes, ms]) => Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS + ms),
});

type AnyCase = Required<Case> & { readonly nowMs: number };

const always = (promise: (flush: Flush | undefined, one: AnyCase) => void): void =>
  fc.assert(
    fc.property(ANY_CASE, (one) => {
      promise(flushAt(one.nowMs, one), one);
    }),
    { numRuns: 60 },
  );

const open = ({ hours, timeZone, policy }: AnyCase): OpenHours => {
  const { marketingHours } = aPolicy(policy);
  return { timeZone, windows: [...(hours ? [dayWindow(hours)] : []), marketingHours] };
};

const dayOf = (atMs: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv', { timeZone }).format(atMs);

describe('whoever it is, wherever, whenever', () => {
  it('it is told later than now, at a whole second, in their hours, with room where there is any', () => {
    always((flush, one) => {
      if (flush === undefined) return;
      expect(flush.dueMs).toBeGreaterThan(one.nowMs);
      expect(flush.dueMs % 1_000).toBe(0);
      expect(isOpen(open(one), flush.dueMs)).toBe(true);
      // Where they chose none, what is left of the law's is long enough.
      if (one.hours === null) expect(isOpen(open(one), flush.dueMs + LEEWAY_MS - 1)).toBe(true);
    });
  });

  it('it is told within the next two days, unless their hours are never open', () => {
    always((flush, one) => {
      const isEverOpen = Array.from({ length: 576 }, (_, i) => one.nowMs + i * 5 * MINUTE_MS).some(
        (atMs) => isOpen(open(one), atMs),
      );
      if (flush !== undefined) expect(flush.dueMs).toBeLessThan(one.nowMs + 3 * DAY_MS);
      else expect(isEverOpen).toBe(false);
    });
  });

  it('its day ends with the last of its local day', () => {
    always((flush, { timeZone }) => {
      if (flush === undefined) return;
      const { dueMs, expiresAtMs } = flush;
      expect(dayOf(expiresAtMs - 1, timeZone)).toBe(dayOf(dueMs, timeZone));
      expect(dayOf(expiresAtMs, timeZone)).not.toBe(dayOf(dueMs, timeZone));
    });
  });

  it('all that comes before it is told with it', () => {
    always((flush, one) => {
      if (flush === undefined) return;
      for (const part of [0.001, 0.25, 0.5, 0.75, 0.999]) {
        const laterMs = one.nowMs + part * (flush.dueMs - one.nowMs);
        expect(flushAt(Math.floor(laterMs), one)).toEqual(flush);
      }
    });
  });

  it('nobody is told twice on one day', () => {
    always((flush, one) => {
      if (flush === undefined) return;
      const next = flushAt(flush.dueMs, one);
      if (next === undefined) throw new Error('never told again');
      const days = [flush, next].map(({ dueMs }) => dayOf(dueMs, one.timeZone));
      expect(days[1]).not.toBe(days[0]);
    });
  });
});
