import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DayWindow, dayWindow } from '../../functions/domain/day-window.ts';
import { closingFrom, isOpen, type OpenHours, openingFrom } from '../../functions/domain/hours.ts';

const hours = (timeZone: string, ...windows: readonly string[]): OpenHours => ({
  timeZone,
  windows: windows.map((each) => {
    const [from = '', to = ''] = each.split('–');
    return dayWindow({ from, to });
  }),
});

const opening = (open: OpenHours, from: string): string | undefined => {
  const ms = openingFrom(open, Date.parse(from));
  return ms === undefined ? undefined : new Date(ms).toISOString();
};

describe('a window of the day', () => {
  const day = hours('Asia/Shanghai', '09:00–21:00');

  it.each([
    ['2026-11-23T08:59:59.999+08:00', false],
    ['2026-11-23T09:00:00+08:00', true],
    ['2026-11-23T20:59:59.999+08:00', true],
    ['2026-11-23T21:00:00+08:00', false],
  ])('has its beginning, not its end: %s', (at, expected) => {
    expect(isOpen(day, Date.parse(at))).toBe(expected);
  });

  it('opens the same day for who is early, and the next for who is late', () => {
    expect(opening(day, '2026-11-23T03:00:00+08:00')).toBe('2026-11-23T01:00:00.000Z');
    expect(opening(day, '2026-11-23T23:30:00+08:00')).toBe('2026-11-24T01:00:00.000Z');
    expect(opening(day, '2026-11-23T12:00:00.5+08:00')).toBe('2026-11-23T04:00:00.500Z');
  });

  it('means the clock on the wall of its zone', () => {
    const there = hours('America/New_York', '09:00–21:00');
    expect(opening(there, '2026-11-23T12:00:00+08:00')).toBe('2026-11-23T14:00:00.000Z');
  });

  it('may be drawn in, also over midnight', () => {
    expect(dayWindow({ from: '08:00', to: '22:00' }, 11).toSeconds).toBe(22 * 3_600 - 11);
    expect(dayWindow({ from: '08:00', to: '00:00' }, 11).toSeconds).toBe(24 * 3_600 - 11);
  });
});

describe('a window over midnight', () => {
  const night = hours('Asia/Shanghai', '22:00–08:00');

  it('is open on both sides of it', () => {
    const at = (time: string) => isOpen(night, Date.parse(`2026-11-23T${time}:00+08:00`));
    expect(['21:59', '22:00', '00:00', '07:59', '08:00'].map(at)).toEqual([
      ...[false, true, true, true, false],
    ]);
    expect(opening(night, '2026-11-23T12:00:00+08:00')).toBe('2026-11-23T14:00:00.000Z');
  });

  it('never opens together with a day that it only touches', () => {
    expect(opening(hours('UTC', '22:00–08:00', '08:00–22:00'), '2026-11-23T00:00:00Z')).toBe(
      undefined,
    );
  });
});

describe('a day on which the clock is put forward', () => {
  it('opens where the clock skips the beginning', () => {
    const early = hours('America/New_York', '02:30–05:00');
    expect(opening(early, '2026-03-08T00:00:00-05:00')).toBe('2026-03-08T07:00:00.000Z');
  });

  it('does not open at all where it skips the whole window', () => {
    const skipped = hours('America/New_York', '02:00–03:00');
    expect(opening(skipped, '2026-03-07T12:00:00-05:00')).toBe('2026-03-09T06:00:00.000Z');
  });
});

describe('a day on which the clock is put back', () => {
  const twice = hours('America/New_York', '01:00–01:30');

  it('opens twice, where the hour comes twice', () => {
    expect(opening(twice, '2026-11-01T00:00:00-04:00')).toBe('2026-11-01T05:00:00.000Z');
    expect(opening(twice, '2026-11-01T01:30:00-04:00')).toBe('2026-11-01T06:00:00.000Z');
    expect(opening(twice, '2026-11-01T01:30:00-05:00')).toBe('2026-11-02T06:00:00.000Z');
  });

  it('opens a second time also where it was not the hour that came back', () => {
    const quarter = hours('America/New_York', '01:15–01:30');
    expect(opening(quarter, '2026-11-01T01:30:00-04:00')).toBe('2026-11-01T06:15:00.000Z');
  });

  it('is still that day when the hour comes the second time', () => {
    // At midnight, back to eleven.
    const late = hours('Africa/Cairo', '23:30–23:45');
    expect(opening(late, '2026-10-29T23:25:00+02:00')).toBe('2026-10-29T21:30:00.000Z');
  });

  it('opens in the midst of a window that it comes back to', () => {
    const half = hours('America/New_York', '00:30–01:30');
    expect(opening(half, '2026-11-01T01:45:00-04:00')).toBe('2026-11-01T06:00:00.000Z');
  });
});

/** Of a quarter of an hour's offset, without summer, with one at midnight or of half an hour. */
const ZONES = [
  ...['Asia/Shanghai', 'UTC', 'America/New_York', 'Europe/London', 'Asia/Kathmandu'],
  ...['America/St_Johns', 'Australia/Lord_Howe', 'Asia/Beirut', 'Africa/Cairo', 'Pacific/Chatham'],
  ...['America/Santiago', 'Pacific/Auckland', 'Africa/Casablanca'],
] as const;

/** Days around which some of these zones change, and one on which none does. */
const DAYS = [
  ...['2026-03-08', '2026-03-29', '2026-04-05', '2026-04-24', '2026-09-06', '2026-09-27'],
  ...['2026-10-04', '2026-10-25', '2026-10-30', '2026-11-01', '2026-11-23', '2027-02-07'],
];

const MINUTE_MS = 60_000;

/** Of any length at any time; or short and in the hours in which clocks are changed. */
const ANY_WINDOW: fc.Arbitrary<DayWindow> = fc
  .oneof(
    fc.tuple(fc.nat(95), fc.integer({ min: 1, max: 95 })),
    fc.tuple(
      fc.constantFrom(92, 93, 94, 95, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
      fc.integer({ min: 1, max: 6 }),
    ),
  )
  .map(([from, length]) => ({
    fromSeconds: from * 900,
    toSeconds: ((from + length) % 96) * 900,
  }));

const ANY_CASE = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  windows: fc.array(ANY_WINDOW, { minLength: 1, maxLength: 2 }),
  fromMs: fc
    .tuple(fc.constantFrom(...DAYS), fc.integer({ min: -1_440, max: 1_440 }))
    .map(([day, minutes]) => Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS),
});

/** Whether they are open, by the platform's own formats. */
function isOpenBy(format: Intl.DateTimeFormat, windows: readonly DayWindow[], atMs: number) {
  const [hour = 0, minute = 0] = format.format(atMs).split(':').map(Number);
  const wallSeconds = hour * 3_600 + minute * 60;
  return windows.every(({ fromSeconds: from, toSeconds: to }) =>
    from < to ? wallSeconds >= from && wallSeconds < to : wallSeconds >= from || wallSeconds < to,
  );
}

/** The first minute of the next three days at which that is so. */
function firstMinute({ timeZone, windows, fromMs }: OpenHours & { fromMs: number }, open: boolean) {
  const format = new Intl.DateTimeFormat('en', {
    ...{ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  for (let minutes = 0; minutes <= 3 * 1_440; minutes += 5) {
    const atMs = fromMs + minutes * MINUTE_MS;
    if (isOpenBy(format, windows, atMs) === open) return atMs;
  }
  return undefined;
}

describe('in any zone, on any day, in any windows', () => {
  // Their ends and the zones' shifts all fall on multiples of five minutes.
  const any = (promise: (one: OpenHours & { fromMs: number }) => void) =>
    fc.assert(
      fc.property(
        ANY_CASE.map((one) => ({ ...one, fromMs: one.fromMs - (one.fromMs % (5 * MINUTE_MS)) })),
        (one) => {
          promise(one);
        },
      ),
      { numRuns: 1_000 },
    );

  it('the opening is the earliest instant at which all of them are open', () => {
    any((one) => expect(openingFrom(one, one.fromMs)).toBe(firstMinute(one, true)));
  });

  it('the closing is the earliest instant at which one of them is not', () => {
    any((one) => expect(closingFrom(one, one.fromMs)).toBe(firstMinute(one, false)));
  });
});

describe('no windows', () => {
  it('are always open, and never close', () => {
    const always = hours('Asia/Shanghai');
    expect(openingFrom(always, 7)).toBe(7);
    expect(closingFrom(always, 7)).toBe(undefined);
  });
});
