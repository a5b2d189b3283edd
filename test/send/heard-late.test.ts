import { describe, expect, it } from 'vitest';
import type { Controls } from '../../functions/domain/controls.ts';
import { aBody } from '../support/an-event.ts';
import { aSender } from '../support/send-deps.ts';

const PHONES = ['13800138001', '13800138002', '13800138003'];
const toAll = (kind: string) =>
  PHONES.map((phone) => aBody(kind, { eventId: phone, recipient: { phone } }));

describe('a worker that has heard of nothing yet', () => {
  it.each<[string, string, Partial<Controls>]>([
    ['sale', 'stopped', { mode: 'stop' }],
    ['first bid, whose slot is leased last,', 'stopped', { mode: 'stop' }],
    ['first bid', 'halted', { halted: { transactional: 'KMSDisabled' } }],
  ])('texts no %s of a lane that is %s', async (what, _, change) => {
    const bodies = toAll(what === 'sale' ? 'ItemSold' : 'BidPlaced');
    const sender = aSender();
    sender.controls.amend(change);
    expect(await sender.send(...bodies)).toEqual([]);
    expect([sender.carrier.texts, sender.deadLetters]).toEqual([[], []]);
    expect(sender.waiting.waiting).toHaveLength(PHONES.length);
    // They cost nothing, and are told once it is over.
    sender.controls.amend({ mode: 'normal', halted: {} });
    sender.clock.now += 180_000;
    await sender.send(...sender.waiting.due(sender.clock.now));
    expect(sender.carrier.texts).toHaveLength(PHONES.length);
    expect(sender.controls.now().spentFen).toEqual({ transactional20261123: 60 });
  });
});

describe('a lane that is halted by the first of several texts to one recipient', () => {
  it('has no other follow it to the dead letters', async () => {
    const sender = aSender();
    sender.carrier.answers.push({ is: 'misconfigured', code: 'KMSDisabled' });
    await sender.send(aBody('ItemSold'), aBody('ItemSold', { eventId: 'b' }));
    expect(sender.counted.toSorted()).toEqual([
      ...['DeadLettered misconfigured', 'Deferred paused', 'Halted'],
    ]);
  });
});
