import { describe, expect, it } from 'vitest';
import { NOON_MS } from '../../support/an-event.ts';
import {
  aFlush,
  anEvent,
  anInvocation,
  aPublish,
  DAY_MS,
  HOUR_MS,
  SECOND_MS,
} from '../a-history.ts';
import { breachesOf } from '../breaches-of.ts';
import type { Invocation } from '../history.ts';
import { marketingOnce } from './marketing-once.ts';

const found = breachesOf(marketingOnce);

describe('a marketing notification', () => {
  const tip = anEvent({ eventId: 'tip-1', kind: 'NewSellerTip' });
  const [first, second] = [aPublish(tip), aPublish(tip, { begunAtMs: NOON_MS + HOUR_MS })];

  it('is texted once', () => {
    expect(found({ events: [tip], publishes: [first] })).toEqual([]);
    expect(found({ events: [tip], publishes: [first, second] })).toHaveLength(1);
  });

  it('is not texted again because nobody heard of the first', () => {
    const unheard = { ...first, heard: 'unknown' as const };
    expect(found({ events: [tip], publishes: [unheard, second] })).toHaveLength(1);
  });

  it('may have been tried in vain', () => {
    const refused = { ...first, acceptedAtMs: undefined, heard: 'refused-for-now' as const };
    expect(found({ events: [tip], publishes: [refused, second] })).toEqual([]);
  });
});

describe('an event that a flush told', () => {
  const view = anEvent({ eventId: 'view-1', kind: 'ItemViewed' });
  const later = anEvent({ eventId: 'view-2', kind: 'ItemViewed', atMs: NOON_MS + HOUR_MS });
  const one = aFlush([view]);
  const other = aFlush([view, later], { begunAtMs: NOON_MS + 2 * DAY_MS });
  const telling = anInvocation(view);
  const told = (invocations: readonly Invocation[], change: object = {}) =>
    found({
      events: [view, later],
      publishes: [one.publish, other.publish],
      takes: [one.take, other.take],
      invocations,
      ...change,
    });

  it('is not told by another', () => {
    expect(told([telling])).toEqual([
      `ItemViewed view-1 was told once more in another text, ${2 * DAY_MS - SECOND_MS} ms after the first`,
    ]);
  });

  it('is told once more where the worker that told it was struck', () => {
    expect(told([{ ...telling, faults: ['lost write'] }])).toEqual([]);
    expect(told([{ ...telling, endedAtMs: undefined }])).toEqual([]);
  });

  it('is told once more where a copy of it came meanwhile, but not after', () => {
    const beside = (startedAtMs: number) =>
      anInvocation(view, { worker: 2, startedAtMs, endedAtMs: startedAtMs + 1 });
    const endedAtMs = telling.endedAtMs ?? 0;
    expect(told([telling, beside(endedAtMs)])).toEqual([]);
    expect(told([telling, beside(endedAtMs + 1)])).toHaveLength(1);
  });

  it('is told once more where it came again after another flush', () => {
    const between = { notificationId: 'f3', eventIds: ['view-2'], atMs: NOON_MS + DAY_MS };
    const takes = [one.take, between, other.take];
    const again = { ...view, arrivals: 2 };
    expect(told([telling], { takes, events: [again, later] })).toEqual([]);
    expect(told([telling], { takes })).toHaveLength(1);
    expect(told([telling], { events: [again, later] })).toHaveLength(1);
  });
});
