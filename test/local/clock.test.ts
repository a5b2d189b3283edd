import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClock, type TravellingClock } from '../../local/clock.ts';
import { realNowMs, shiftDate } from '../../local/shifted-date.ts';

let clock: TravellingClock;
afterEach(() => clock.stop());

describe('a clock', () => {
  it('goes by this machine, from wherever it was put', () => {
    clock = createClock(86_400_000);
    expect(clock.offsetMs()).toBe(86_400_000);
    expect(Math.abs(clock.now() - realNowMs() - 86_400_000)).toBeLessThan(50);
  });

  it('that is put forward runs what is due, in the order of its time, and nothing else', () => {
    clock = createClock();
    const [start, ran] = [clock.now(), [] as string[]];
    clock.at(start + 7_200_000, () => ran.push('two hours'));
    clock.at(start + 3_600_000, () => ran.push('one hour'));
    clock.at(start + 3_600_000, () => ran.push('one hour, asked later'));
    clock.at(start + 7_260_000, () => ran.push('too late'));
    expect(clock.nextDueMs()).toBe(start + 3_600_000);
    clock.jumpTo(start + 7_200_000);
    expect(ran).toEqual(['one hour', 'one hour, asked later', 'two hours']);
    expect(clock.nextDueMs()).toBe(start + 7_260_000);
  });

  it('is never put back', () => {
    clock = createClock();
    const before = clock.now();
    clock.jumpTo(before - 3_600_000);
    expect(clock.now()).toBeGreaterThanOrEqual(before);
  });

  it('runs what is due by itself, and soon what was due already', async () => {
    clock = createClock();
    const ran: string[] = [];
    clock.at(clock.now() + 30, () => ran.push('soon'));
    clock.at(clock.now() - 1, () => ran.push('late'));
    expect(ran).toEqual([]);
    await vi.waitFor(() => expect(ran).toEqual(['late', 'soon']));
  });

  it('does not run what was cancelled', () => {
    clock = createClock();
    const ran: string[] = [];
    clock.at(clock.now() + 1_000, () => ran.push('cancelled'))();
    clock.jumpTo(clock.now() + 2_000);
    expect(ran).toEqual([]);
    expect(clock.nextDueMs()).toBeUndefined();
  });

  it('that is held keeps what is due until it is released', async () => {
    clock = createClock(0, 'held');
    const ran: string[] = [];
    clock.at(clock.now() - 1, () => ran.push('left behind'));
    clock.jumpTo(clock.now() + 1_000);
    expect(ran).toEqual([]);
    clock.release();
    await vi.waitFor(() => expect(ran).toEqual(['left behind']));
  });
});

describe('a date that is shifted', () => {
  it('tells the other time, however it is asked, and is a date like any', () => {
    clock = createClock();
    const putBack = shiftDate(() => Date.UTC(2030, 0, 1));
    try {
      expect(Date.now()).toBe(Date.UTC(2030, 0, 1));
      expect(new Date().toISOString()).toBe('2030-01-01T00:00:00.000Z');
      expect(new Date('2026-11-22T10:00:00+08:00').getTime()).toBe(1_795_312_800_000);
      expect(Date()).toMatch(/2030|2029/);
      expect(new Date() instanceof Date).toBe(true);
      expect(Date.parse('1970-01-01T00:00:01Z')).toBe(1_000);
    } finally {
      putBack();
    }
    expect(Math.abs(Date.now() - realNowMs())).toBeLessThan(50);
  });
});
