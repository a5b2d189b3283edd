import { describe, expect, it } from 'vitest';
import { NOON_MS } from '../../support/an-event.ts';
import { aFlush, aLetter, anEvent, anInvocation, aPublish, TERMS } from '../a-history.ts';
import { breachesOf } from '../breaches-of.ts';
import type { Invocation } from '../history.ts';
import { noDenialConsumesReceive } from './no-denial-consumes-a-receive.ts';

const found = breachesOf(noDenialConsumesReceive);

const SALE = anEvent();
const returning = anInvocation(SALE, { returned: ['record-evt-1'] });
const startedAtMs = returning.startedAtMs;

const returned = (change: Partial<Invocation>, ...others: readonly Invocation[]) =>
  found({ events: [SALE], invocations: [...others, { ...returning, ...change }] });

describe('a record that was handed back', () => {
  it('had a cause', () => {
    expect(returned({})).toEqual(['worker 1 handed evt-1 back without cause']);
    expect(returned({ returned: [] })).toEqual([]);
    expect(returned({ faults: ['throttled table'] })).toEqual([]);
    expect(returned({ faults: ['text refused for now'] })).toHaveLength(1);
  });

  it('was claimed by another worker, who was at it', () => {
    const rival = (begunMs: number) =>
      anInvocation(SALE, { worker: 2, startedAtMs: begunMs, endedAtMs: begunMs + 9 });
    expect(returned({}, rival(startedAtMs - 9))).toEqual([]);
    expect(returned({}, rival(startedAtMs - 10))).toHaveLength(1);
    const other = anInvocation(anEvent({ eventId: 'evt-2' }), { worker: 2 });
    expect(returned({}, other)).toHaveLength(1);
  });

  it('of a flush was claimed by a flush that another event made', () => {
    const bids = ['bid-1', 'bid-2'].map((eventId) => anEvent({ eventId, kind: 'BidPlaced' }));
    const [mine, other] = bids.map((bid) =>
      anInvocation(bid, { worker: Number(bid.eventId.at(-1)) }),
    );
    if (mine === undefined || other === undefined) throw new Error('there are two');
    const invocations = [{ ...mine, returned: ['record-bid-1'] }, other];
    expect(found({ events: bids, invocations })).toHaveLength(1);
    expect(found({ events: bids, invocations, takes: [aFlush(bids).take] })).toEqual([]);
  });

  it('was claimed by a worker that was struck, for a lease', () => {
    const liveMs = TERMS.leaseMs + 2 * TERMS.skewMs;
    const struck = (endedAtMs: number) =>
      anInvocation(SALE, {
        ...{ worker: 2, startedAtMs: endedAtMs - 9, endedAtMs, faults: ['lost answer'] },
      });
    expect(returned({}, struck(startedAtMs - liveMs))).toEqual([]);
    expect(returned({}, struck(startedAtMs - liveMs - 1))).toHaveLength(1);
  });

  it('was published, and nobody knows what became of it', () => {
    const publishes = (heard: 'unknown' | 'refused-for-now') => [
      aPublish(SALE, { heard, acceptedAtMs: undefined, settledAtMs: undefined }),
    ];
    const invocations = [returning];
    const all = { events: [SALE], invocations };
    expect(found({ ...all, publishes: publishes('unknown') })).toEqual([]);
    expect(found({ ...all, publishes: publishes('refused-for-now') })).toHaveLength(1);
  });

  it('of marketing is not tried again because nobody knows', () => {
    const tip = anEvent({ kind: 'NewSellerTip' });
    const publishes = [aPublish(tip, { heard: 'unknown' })];
    const invocations = [anInvocation(tip, { returned: ['record-evt-1'] })];
    expect(found({ events: [tip], invocations, publishes })).toHaveLength(1);
  });

  it('had no time left', () => {
    const lasting = (ms: number) => returned({ endedAtMs: startedAtMs + ms });
    expect(lasting(TERMS.outOfTimeMs)).toEqual([]);
    expect(lasting(TERMS.outOfTimeMs - 1)).toHaveLength(1);
  });
});

describe('a letter that says `receives`', () => {
  const letters = [aLetter(SALE, 'receives')];
  const spent = (struck: number, returned: readonly string[] = ['record-evt-1']) =>
    found({
      ...{ events: [SALE], letters },
      invocations: Array.from({ length: 5 }, (_, i) =>
        anInvocation(SALE, {
          startedAtMs: NOON_MS + i * 180_000,
          endedAtMs: i < struck ? undefined : NOON_MS + i * 180_000 + 500,
          returned,
        }),
      ),
    });

  it('was never handed back but for a fault', () => {
    expect(spent(5)).toEqual([]);
    expect(spent(4)).toContain('evt-1 used its receives up for more than faults');
  });

  it('may have been done, and have come again all the same', () => {
    expect(spent(3, [])).toEqual([]);
  });

  it('may be of a record that no worker ever saw', () => {
    expect(found({ events: [SALE], letters })).toEqual([]);
  });
});
