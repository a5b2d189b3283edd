import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Controls, NO_CONTROLS } from '../../functions/domain/controls.ts';
import { endOf, rateAt, reserve, type Slots, slowDown } from '../../functions/domain/pace.ts';
import { NOON_MS } from '../support/an-event.ts';
import {
  ANY_RATE,
  type Answered,
  anyAskings,
  askAll,
  paceRules,
  WAITS_MS,
} from '../support/any-askings.ts';

const RULES = paceRules('transactional');
const SKEW_MS = 2_000;

/** Whoever asks in whatever order: by one clock, or by clocks that differ. */
const always = (promise: (all: readonly Answered[], rate: number) => void, skewMs = SKEW_MS) =>
  fc.assert(
    fc.property(anyAskings(skewMs), ANY_RATE, (steps, rate) => {
      promise(askAll(steps, rate), rate);
    }),
    { numRuns: 300 },
  );

const slotsOf = ({ reservation }: Answered): readonly Slots[] =>
  reservation.is === 'crowded' ? [] : [reservation.slots];

/** When each part of them is to go. */
const timesOf = ({ firstMs, intervalMs, parts }: Slots): readonly number[] =>
  Array.from({ length: parts }, (_, i) => firstMs + i * intervalMs);

/** Of times after 1970 as floating-point numbers. */
const ROUNDING_MS = 0.001;

describe('slots that are given', () => {
  it('are never two at once, and never closer than the rate has them', () => {
    always((all, rate) => {
      const times = all.flatMap(slotsOf).flatMap(timesOf);
      for (const [i, atMs] of times.slice(1).entries()) {
        expect(atMs - (times[i] ?? 0)).toBeGreaterThanOrEqual(1_000 / rate - ROUNDING_MS);
      }
    });
  });

  it('are in no second more than the rate, by one clock', () => {
    always((all, rate) => {
      const times = all.flatMap(slotsOf).flatMap(timesOf);
      for (const atMs of times) {
        const inSecond = times.filter((t) => t >= atMs && t < atMs + 1_000 - ROUNDING_MS);
        expect(inSecond.length).toBeLessThanOrEqual(rate);
      }
    }, 0);
  });

  it('are as many as were asked for, or as the wait has room for', () => {
    always((all) => {
      for (const { rules, asking, before, reservation } of all) {
        if (reservation.is === 'crowded') continue;
        const fitting = (rules.maxWaitMs * rateAt(before, rules, asking.nowMs)) / 1_000;
        const { parts } = reservation.slots;
        expect(parts).toBeGreaterThanOrEqual(asking.partsMin);
        expect(parts).toBeLessThanOrEqual(asking.parts);
        if (parts < asking.parts) expect(parts).toBeGreaterThanOrEqual(Math.floor(fitting - 0.001));
      }
    });
  });

  it('end within the wait of their lane, but for one text where nothing is ahead', () => {
    always((all) => {
      for (const { asking, rules, reservation } of all) {
        if (reservation.is === 'crowded') continue;
        const { slots } = reservation;
        const isLoneText = slots.parts === asking.partsMin && slots.firstMs === asking.nowMs;
        if (isLoneText) continue;
        expect(endOf(slots)).toBeLessThanOrEqual(asking.nowMs + rules.maxWaitMs);
      }
    });
  });

  it('hold a transactional text up by no more than the wait of marketing', () => {
    always((all, rate) => {
      for (const one of all) {
        const { step, asking, reservation } = one;
        if (step.lane !== 'marketing' || reservation.is === 'crowded') continue;
        const { parts, intervalMs } = reservation.slots;
        // Of a rate so slow that one text alone takes longer.
        const loneMs = asking.partsMin === parts ? Math.ceil(parts * intervalMs) : 0;
        expect(heldUpMs(one, rate)).toBeLessThanOrEqual(Math.max(WAITS_MS.marketing, loneMs));
      }
    });
  });
});

/** By how much later a transactional text goes that is asked for right after it. */
function heldUpMs({ asking, before, reservation }: Answered, rate: number): number {
  if (reservation.is === 'crowded') return 0;
  const after = { ...before, takenUntilMs: endOf(reservation.slots) };
  return firstOf(after) - firstOf(before);

  // Its own wait is another matter.
  function firstOf(controls: Controls): number {
    const rules = { ...paceRules('transactional', rate), maxWaitMs: 1_000_000_000 };
    const given = reserve(controls, rules, { parts: 1, partsMin: 1, nowMs: asking.nowMs });
    return given.is === 'crowded' ? Number.NaN : given.slots.firstMs;
  }
}

describe('whoever finds it crowded', () => {
  it('is told the very first ms at which asking again succeeds', () => {
    always((all) => {
      for (const { rules, asking, before, reservation } of all) {
        if (reservation.is !== 'crowded') continue;
        const { slowed: _, ...steady } = before;
        const now = reserve(steady, rules, asking);
        if (now.is !== 'crowded') continue;
        const at = (nowMs: number) => reserve(steady, rules, { ...asking, nowMs }).is;
        expect([at(now.againMs - 1), at(now.againMs)]).toEqual(['crowded', 'behind']);
      }
    });
  });

  it('is told a time later than now, and succeeds at the latest when nothing is ahead', () => {
    always((all) => {
      for (const { rules, asking, before, reservation } of all) {
        if (reservation.is !== 'crowded') continue;
        expect(reservation.againMs).toBeGreaterThan(asking.nowMs);
        expect(reservation.againMs).toBeLessThanOrEqual(before.takenUntilMs);
        const last = { ...asking, nowMs: before.takenUntilMs };
        expect(reserve(before, rules, last).is).toBe('behind');
      }
    });
  });
});

describe('marketing', () => {
  const ask = (takenUntilMs: number, lane: 'marketing' | 'transactional') => {
    const asking = { parts: 10, partsMin: 1, nowMs: NOON_MS };
    return reserve({ ...NO_CONTROLS, takenUntilMs }, paceRules(lane), asking).is;
  };

  it('gives way to transactional texts that queue beyond its wait', () => {
    expect(ask(NOON_MS + 500, 'marketing')).toBe('behind');
    expect(ask(NOON_MS + 501, 'marketing')).toBe('crowded');
    expect(ask(NOON_MS + 7_500, 'transactional')).toBe('behind');
    expect(ask(NOON_MS + 7_501, 'transactional')).toBe('crowded');
  });
});

describe('a rate that the carrier halved', () => {
  const slowed = (partsPerSecond: number) => ({
    ...NO_CONTROLS,
    slowed: { partsPerSecond, atMs: NOON_MS },
  });
  const rateIn = (seconds: number, from = 10) =>
    rateAt(slowed(from), RULES, NOON_MS + seconds * 1_000);

  it('climbs evenly from half to all of it in the time to recover', () => {
    expect([0, 6, 30, 54, 60].map((seconds) => rateIn(seconds))).toEqual([10, 11, 15, 19, 20]);
  });

  it('never exceeds all of it, and never falls, whatever the clock says', () => {
    const anySeconds = fc.integer({ min: -10, max: 1_000 });
    fc.assert(
      fc.property(anySeconds, anySeconds, fc.integer({ min: 1, max: 20 }), (a, b, from) => {
        const [earlier, later] = [Math.min(a, b), Math.max(a, b)].map((s) => rateIn(s, from));
        expect(earlier).toBeGreaterThanOrEqual(from);
        expect(later).toBeGreaterThanOrEqual(earlier ?? 0);
        expect(later).toBeLessThanOrEqual(20);
      }),
    );
  });
});

describe('a refusal', () => {
  const refused = (controls: Controls, leasedAtMs: number, nowMs: number): Controls => {
    const slowed = slowDown(controls, RULES, { leasedAtMs, nowMs });
    return slowed === undefined ? controls : { ...controls, slowed };
  };
  const first = refused(NO_CONTROLS, NOON_MS - 1_000, NOON_MS);

  it('halves the rate from then on', () => {
    expect(first.slowed).toEqual({ partsPerSecond: 10, atMs: NOON_MS });
    expect(refused(first, NOON_MS + 1, NOON_MS + 30_000).slowed).toEqual({
      ...{ partsPerSecond: 7.5, atMs: NOON_MS + 30_000 },
    });
  });

  it('of a text that was given its slot before the rate was halved changes nothing', () => {
    fc.assert(
      fc.property(fc.nat(60_000), fc.nat(60_000), (beforeMs, afterMs) => {
        expect(refused(first, NOON_MS - beforeMs, NOON_MS + afterMs)).toBe(first);
      }),
    );
    expect(refused(first, NOON_MS + 1, NOON_MS + 2)).not.toBe(first);
  });

  it('leaves a sixteenth, however often it comes', () => {
    const pauses = fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(pauses, (each) => {
        let [controls, nowMs] = [NO_CONTROLS, NOON_MS];
        for (const pauseMs of each) {
          nowMs += pauseMs;
          const before = rateAt(controls, RULES, nowMs);
          controls = refused(controls, nowMs, nowMs);
          const left = rateAt(controls, RULES, nowMs);
          expect(left).toBe(Math.max(before / 2, 20 / 16));
        }
      }),
    );
    const many = Array.from({ length: 60 }, (_, i) => NOON_MS + i);
    const least = many.reduce((controls, atMs) => refused(controls, atMs, atMs), NO_CONTROLS);
    expect(least.slowed?.partsPerSecond).toBe(1.25);
  });
});
