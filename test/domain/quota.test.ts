import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consult, type Ring, ringLength, type Window } from '../../functions/domain/quota.ts';

const DAY_SECONDS = 86_400;

describe('the length of a ring', () => {
  it.each<[Window[], number, number]>([
    [[{ cap: 1, windowSeconds: DAY_SECONDS }], 25 * 3_600, 3],
    [[{ cap: 10, windowSeconds: DAY_SECONDS }], 25 * 3_600, 21],
    [
      [
        { cap: 1, windowSeconds: DAY_SECONDS },
        { cap: 3, windowSeconds: 7 * DAY_SECONDS },
      ],
      25 * 3_600,
      4,
    ],
  ])('for %j and a freshness of %i s is %i', (windows, freshnessSeconds, length) => {
    expect(ringLength(windows, freshnessSeconds)).toBe(length);
  });
});

describe('under any order of claims and any steps of time', () => {
  const windows: Window[] = [
    { cap: 2, windowSeconds: 100 },
    { cap: 5, windowSeconds: 1_000 },
  ];
  const freshnessSeconds = 300;
  const length = ringLength(windows, freshnessSeconds);
  const step = fc.record({ waitSeconds: fc.nat(150), id: fc.nat(30) });

  /** Lives through the steps; an id is only claimed while it is fresh, as `decide` sees to. */
  const live = (steps: readonly { waitSeconds: number; id: number }[]) => {
    let ring: Ring = [];
    let nowMs = 0;
    const bornMs = new Map<number, number>();
    const granted: { id: number; atMs: number }[] = [];
    for (const { waitSeconds, id } of steps) {
      nowMs += waitSeconds * 1000;
      const born = bornMs.get(id) ?? nowMs;
      bornMs.set(id, born);
      if (nowMs > born + freshnessSeconds * 1000) continue;
      if (consult(ring, `h${id}`, windows, nowMs).answer !== 'room') continue;
      ring = [{ atMs: nowMs, hash: `h${id}`, token: '' }, ...ring].slice(0, length);
      granted.push({ id, atMs: nowMs });
    }
    return granted;
  };

  it('no window ever holds more than its cap', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const granted = live(steps);
        for (const { cap, windowSeconds } of windows) {
          for (const { atMs } of granted) {
            const within = granted.filter(
              (other) => other.atMs > atMs - windowSeconds * 1000 && other.atMs <= atMs,
            );
            expect(within.length).toBeLessThanOrEqual(cap);
          }
        }
      }),
    );
  });

  it('no notification is granted twice', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const ids = live(steps).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

describe('a ring that is full', () => {
  it('says from when on there is room again', () => {
    const ring: Ring = [
      { atMs: 50_000, hash: 'b', token: '' },
      { atMs: 10_000, hash: 'a', token: '' },
    ];
    const windows = [{ cap: 2, windowSeconds: 100 }];
    expect(consult(ring, 'c', windows, 60_000)).toEqual({ answer: 'full', untilMs: 110_000 });
    expect(consult(ring, 'c', windows, 110_000)).toEqual({ answer: 'room' });
  });
});
