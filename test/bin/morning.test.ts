import { describe, expect, it } from 'vitest';
import { morning } from '../../bin/morning.ts';

const ms = (iso: string) => Date.parse(iso);
const inShanghai = (now: string, kept?: string) =>
  new Date(
    morning('Asia/Shanghai', ms(now), kept === undefined ? undefined : ms(kept)),
  ).toISOString();

describe('the morning at which a demonstration begins', () => {
  it.each([
    ['by day', '2026-11-28T15:00:00+08:00', '2026-11-28T01:00:00.000Z'],
    ['at nine', '2026-11-28T09:00:00+08:00', '2026-11-28T01:00:00.000Z'],
    ['by night', '2026-11-28T23:30:00+08:00', '2026-11-28T01:00:00.000Z'],
    // Of the day before: a clock that is ahead would take news of this moment for old ones.
    ['after midnight', '2026-11-29T03:00:00+08:00', '2026-11-28T01:00:00.000Z'],
    ['a moment before nine', '2026-11-29T08:59:59+08:00', '2026-11-28T01:00:00.000Z'],
  ])('%s is the last nine', (_, now, nine) => {
    expect(inShanghai(now)).toBe(nine);
  });

  it('is the next nine for a clock that is kept and past the last', () => {
    const now = '2026-11-28T15:00:00+08:00';
    expect(inShanghai(now, '2026-11-27T20:00:00+08:00')).toBe('2026-11-28T01:00:00.000Z');
    expect(inShanghai(now, '2026-11-28T09:00:10+08:00')).toBe('2026-11-29T01:00:00.000Z');
    expect(inShanghai(now, '2026-12-24T03:00:00+08:00')).toBe('2026-12-24T01:00:00.000Z');
  });

  it('is nine by the wall clock, also after a night that was shorter', () => {
    const berlin = (iso: string, kept: string) =>
      new Date(morning('Europe/Berlin', ms(iso), ms(kept))).toISOString();
    const kept = '2026-03-28T20:00:00+01:00';
    expect(berlin('2026-03-28T12:00:00+01:00', kept)).toBe('2026-03-29T07:00:00.000Z');
  });
});
