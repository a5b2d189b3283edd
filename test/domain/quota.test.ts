import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consult, type Ring, ringLength, type Window } from '../../functions/domain/quota.ts';

const DAY_SECONDS = 86_400;

const anEntry = (atSeconds: number, hash: string) => ({
  ...{ atMs: atSeconds * 1000, hash, record: '', token: '' },
});

describe('the length of a ring', () => {
  it.each<[Window[], number, number]>([
    [[{ cap: 1, windowSeconds: DAY_SECONDS }], 25 * 3_600, 3],
    [[{ cap: 3, windowSeconds: DAY_SECONDS }], DAY_SECONDS, 7],
    [
      [
        { cap: 1, windowSeconds: DAY_SECONDS },
        { cap: 3, windowSeconds: 7 * DAY_SECONDS },
      ],
      49 * 3_600,
      4,
    ],
  ])('for %j and %i s in which an event can come again is %i', (windows, seconds, length) => {
    expect(ringLength(windows, seconds)).toBe(length);
  });
});

// A memory that is whole windows long, and claims at their very ends: the worst there is.
const WINDOWS: Window[] = [
  { cap: 2, windowSeconds: 100 },
  { cap: 5, windowSeconds: 1_000 },
];
const MEMORY_SECONDS = 300;

describe('under any order of claims and any steps of time', () => {
  const step = fc.record({ waitSeconds: fc.constantFrom(0, 0, 0, 50, 100), id: fc.nat(12) });
  const steps = fc.array(step, { maxLength: 60 });

  /** Lives through the steps; an id is only claimed while it is fresh, as `decide` sees to. */
  const live = (all: readonly { waitSeconds: number; id: number }[]) => {
    const length = ringLength(WINDOWS, MEMORY_SECONDS);
    let ring: Ring = [];
    let now = 0;
    const bornAt = new Map<number, number>();
    const granted: { id: number; at: number }[] = [];
    for (const { waitSeconds, id } of all) {
      now += waitSeconds;
      const born = bornAt.get(id) ?? now;
      bornAt.set(id, born);
      if (now > born + MEMORY_SECONDS) continue;
      if (consult(ring, `h${id}`, WINDOWS, now * 1000).answer !== 'room') continue;
      ring = [anEntry(now, `h${id}`), ...ring].slice(0, length);
      granted.push({ id, at: now });
    }
    return granted;
  };

  it('no window ever holds more than its cap', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const granted = live(all);
        for (const { cap, windowSeconds } of WINDOWS) {
          for (const { at } of granted) {
            const within = granted.filter((o) => o.at > at - windowSeconds && o.at <= at);
            expect(within.length).toBeLessThanOrEqual(cap);
          }
        }
      }),
    );
  });

  it('no notification is granted twice', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const ids = live(all).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

describe('a claim that comes again at the very end of its freshness', () => {
  it('is remembered, with every window as full as it may be in between', () => {
    const windows = [{ cap: 3, windowSeconds: 100 }];
    let ring: Ring = [];
    const claim = (hash: string, at: number) => {
      const { answer } = consult(ring, hash, windows, at * 1000);
      if (answer === 'room') ring = [anEntry(at, hash), ...ring].slice(0, ringLength(windows, 100));
      return answer;
    };
    for (const hash of ['first', 'b', 'c']) expect(claim(hash, 0)).toBe('room');
    for (const hash of ['d', 'e']) expect(claim(hash, 100)).toBe('room');
    expect(claim('first', 100)).toBe('remembered');
  });
});

describe('a ring that is full', () => {
  const windows = [{ cap: 2, windowSeconds: 100 }];

  it('says from when on there is room again', () => {
    const ring: Ring = [anEntry(50, 'b'), anEntry(10, 'a')];
    expect(consult(ring, 'c', windows, 60_000)).toEqual({ answer: 'full', untilMs: 110_000 });
    expect(consult(ring, 'c', windows, 110_000)).toEqual({ answer: 'room' });
  });

  it('counts a place that was given back from between: it may be strict, never lax', () => {
    const ring: Ring = [anEntry(50, 'b'), anEntry(10, '')];
    expect(consult(ring, 'c', windows, 60_000).answer).toBe('full');
  });
});
