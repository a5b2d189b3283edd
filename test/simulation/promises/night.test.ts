import { describe, expect, it } from 'vitest';
import { anEvent, aPublish, aWish, HOUR_MS } from '../a-history.ts';
import { breachesOf } from '../breaches-of.ts';
import type { Wish } from '../history.ts';
import { noneAtNight } from './night.ts';

const found = breachesOf(noneAtNight);

const textedAt = (acceptedAtMs: number, wishes: readonly Wish[] = [], kind = 'NewSellerTip') =>
  found({ publishes: [aPublish(anEvent({ kind }), { acceptedAtMs })], wishes });

const MORNING_MS = Date.parse('2026-11-24T08:00:00+08:00');
const EVENING_MS = Date.parse('2026-11-24T22:00:00+08:00');

describe('a marketing text', () => {
  it('comes from eight on, by a clock that is ahead by the skew', () => {
    expect(textedAt(MORNING_MS - 1_000)).toEqual([]);
    expect(textedAt(MORNING_MS - 1_001)).toEqual(['NewSellerTip was texted at night']);
  });

  it('comes before ten, whatever the clocks say', () => {
    expect(textedAt(EVENING_MS - 1)).toEqual([]);
    expect(textedAt(EVENING_MS)).toHaveLength(1);
  });

  it('goes by the zone that its recipient chose', () => {
    const zone = aWish({ is: 'zone', value: 'America/New_York' });
    expect(textedAt(EVENING_MS, [zone])).toEqual([]);
    expect(textedAt(MORNING_MS, [zone])).toEqual([]);
    expect(textedAt(MORNING_MS + 4 * HOUR_MS, [zone])).toHaveLength(1);
  });

  it('goes by either zone where that was changed within the hour', () => {
    const chosen = (atMs: number) => [aWish({ is: 'zone', value: 'America/New_York', atMs })];
    const noonMs = MORNING_MS + 4 * HOUR_MS;
    expect(textedAt(noonMs, chosen(noonMs - HOUR_MS))).toEqual([]);
    expect(textedAt(noonMs, chosen(noonMs - HOUR_MS - 1))).toHaveLength(1);
  });

  it('goes by the zone of the stage where the number has passed on since', () => {
    const zone = aWish({ is: 'zone', value: 'America/New_York' });
    const passedOn = aWish({ is: 'reassigned', saidAtMs: zone.saidAtMs + 1, atMs: zone.atMs + 1 });
    expect(textedAt(MORNING_MS + 4 * HOUR_MS, [zone, passedOn])).toEqual([]);
  });
});

describe('a transactional text', () => {
  it('may come at night', () => {
    expect(textedAt(EVENING_MS, [], 'ItemSold')).toEqual([]);
  });
});
