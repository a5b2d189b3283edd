import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime, nextTime, timeOfDay } from '../../functions/domain/wall-clock.ts';

const NEW_YORK = 'America/New_York';
const iso = (atMs: number): string => new Date(atMs).toISOString();
const next = (timeZone: string, hours: number, after: string): string =>
  iso(nextTime(timeZone, hours * 3_600, Date.parse(after)));

describe('the next time at which the clock says an hour', () => {
  it('is of the same day where it is still to come, else of the next', () => {
    expect(next('Asia/Shanghai', 19, '2026-11-23T18:59:59.999+08:00')).toBe(
      '2026-11-23T11:00:00.000Z',
    );
    expect(next('Asia/Shanghai', 19, '2026-11-23T19:00:00+08:00')).toBe('2026-11-24T11:00:00.000Z');
    // There it is still the day before.
    expect(next(NEW_YORK, 19, '2026-11-23T04:00:00+08:00')).toBe('2026-11-23T00:00:00.000Z');
  });

  it('is the same hour on days of 23 and of 25 hours', () => {
    expect(next(NEW_YORK, 19, '2026-03-08T00:00:00-05:00')).toBe('2026-03-08T23:00:00.000Z');
    expect(next(NEW_YORK, 19, '2026-11-01T00:00:00-04:00')).toBe('2026-11-02T00:00:00.000Z');
  });

  it('is as much later where the clock skips it, and the first where it comes twice', () => {
    expect(next(NEW_YORK, 2.5, '2026-03-08T00:00:00-05:00')).toBe('2026-03-08T07:30:00.000Z');
    expect(next(NEW_YORK, 1.5, '2026-11-01T00:00:00-04:00')).toBe('2026-11-01T05:30:00.000Z');
    expect(next(NEW_YORK, 1.5, '2026-11-01T01:30:00-04:00')).toBe('2026-11-02T06:30:00.000Z');
  });
});

const ZONES = ['Asia/Shanghai', NEW_YORK, 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Beirut'];
const YEAR_MS = Date.parse('2026-01-01T00:00:00Z');

describe('in any zone, on any day', () => {
  const always = (promise: (timeZone: string, seconds: number, atMs: number) => void) =>
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.nat(86_399),
        fc.nat(365 * 1_440).map((minutes) => YEAR_MS + minutes * 60_000),
        promise,
      ),
    );

  it('the next time is later, and there is none between', () => {
    always((timeZone, seconds, afterMs) => {
      const nextMs = nextTime(timeZone, seconds, afterMs);
      expect(nextMs).toBeGreaterThan(afterMs);
      expect(nextMs).toBeLessThanOrEqual(afterMs + 26 * 3_600_000);
      expect(nextTime(timeZone, seconds, nextMs - 1)).toBe(nextMs);
      expect(nextTime(timeZone, seconds, Math.trunc((afterMs + nextMs) / 2))).toBe(nextMs);
    });
  });

  it('a time of a day is of that day, and the clock says it there unless it skips it', () => {
    always((timeZone, seconds, nowMs) => {
      const wall = localTime(timeOfDay(timeZone, seconds, nowMs, 1), timeZone);
      const day = localTime(nowMs, timeZone).toPlainDate().add({ days: 1 });
      expect(wall.toPlainDate().toString()).toBe(day.toString());
      const said = wall.hour * 3_600 + wall.minute * 60 + wall.second;
      if (said !== seconds)
        expect(wall.getTimeZoneTransition('previous')?.toPlainDate()).toEqual(day);
    });
  });
});
