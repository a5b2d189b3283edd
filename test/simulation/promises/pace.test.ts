import { describe, expect, it } from 'vitest';
import { NOON_MS } from '../../support/an-event.ts';
import { aLease, anEvent, aPublish, TERMS } from '../a-history.ts';
import { breachesOf } from '../breaches-of.ts';
import type { Publish } from '../history.ts';
import { paceHolds } from './pace.ts';

const found = breachesOf(paceHolds);

const slots = (firstMs: number, parts: number, intervalMs = 50) =>
  aLease(firstMs, { slots: { firstMs, parts, intervalMs } });

const begun = (afterMs: number, change: Partial<Publish> = {}) =>
  aPublish(anEvent(), { begunAtMs: NOON_MS + afterMs, ...change });

describe('slots', () => {
  it('are never two at once', () => {
    expect(found({ leases: [slots(NOON_MS, 3), slots(NOON_MS + 150, 1)] })).toEqual([]);
    expect(found({ leases: [slots(NOON_MS, 3), slots(NOON_MS + 149, 1)] })).toEqual([
      'transactional slots overlap others',
    ]);
  });

  it('count also where nobody heard of them', () => {
    const unheard = { ...slots(NOON_MS, 3), isHeard: false };
    expect(found({ leases: [unheard, slots(NOON_MS + 100, 1)] })).toHaveLength(1);
  });

  it('keep to the rate, or to a slower one', () => {
    expect(found({ leases: [slots(NOON_MS, 3, 100)] })).toEqual([]);
    expect(found({ leases: [slots(NOON_MS, 3, 49.99)] })).toHaveLength(1);
  });
});

describe('a text', () => {
  const leases = [slots(NOON_MS, 2)];
  const texted = (...publishes: readonly Publish[]) => found({ leases, publishes });

  it('begins in its slot, and no later than the grace', () => {
    expect(texted(begun(0))).toEqual([]);
    expect(texted(begun(-2))).toHaveLength(1);
    expect(texted(begun(50 + 251))).toEqual([]);
    expect(texted(begun(50 + 252))).toEqual([
      'ItemSold was begun by worker 1 in no slot of its own',
    ]);
  });

  it('begins by the clock of its worker', () => {
    expect(texted(begun(-900, { aheadMs: 900 }))).toEqual([]);
    expect(texted(begun(1_200, { aheadMs: -950 }))).toEqual([]);
    expect(texted(begun(0, { aheadMs: 900 }))).toHaveLength(1);
  });

  it('has as long as a slot where that is longer than the grace', () => {
    const slow = { leases: [slots(NOON_MS, 1, 800)] };
    expect(found({ ...slow, publishes: [begun(801)] })).toEqual([]);
    expect(found({ ...slow, publishes: [begun(802)] })).toHaveLength(1);
  });

  it('has a slot for each part that no other text has', () => {
    expect(texted(begun(0), begun(50))).toEqual([]);
    expect(texted(begun(0), begun(50), begun(60))).toHaveLength(1);
    expect(texted(begun(0, { parts: 2 }))).toEqual([]);
    expect(texted(begun(0, { parts: 2 }), begun(50))).toHaveLength(1);
  });

  it('has no slot of another worker', () => {
    expect(texted(begun(0, { worker: 2 }))).toHaveLength(1);
  });
});

describe('where clocks agree', () => {
  it('no more parts begin than a second has slots, in what the grace leaves of it', () => {
    const terms = { ...TERMS, skewMs: 0 };
    // Each in a slot of its worker, but those are given out twice.
    const texts = (stepMs: number) =>
      Array.from({ length: 21 }, (_, i) => begun(i * stepMs, { worker: i }));
    const leases = texts(37).map(({ worker }) => ({ ...slots(NOON_MS, 20), worker }));
    const tooMany = 'more than 20 parts were begun in 750 ms';
    expect(found({ terms, leases, publishes: texts(37) })).toContain(tooMany);
    expect(found({ terms, leases, publishes: texts(38) })).not.toContain(tooMany);
  });
});
