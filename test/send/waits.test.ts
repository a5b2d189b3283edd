import { describe, expect, it } from 'vitest';
import { aBody, NOON_MS } from '../support/an-event.ts';
import { aPolicy } from '../support/circumstances.ts';
import { aSender } from '../support/send-deps.ts';

const HOUR_MS = 3_600_000;

/** News of an item of its own. */
const listed = (i: number, change = {}) =>
  aBody('ItemListed', { eventId: `e-${i}`, item: { id: `item-${i}`, code: '3287' }, ...change });

describe('texts that wait for room in one quota', () => {
  // One text an hour.
  const policy = aPolicy({ windows: [{ cap: 1, windowSeconds: 3_600 }] });

  it('find it one after the other, and wait three times at most', async () => {
    const { send, clock, carrier, counted, waiting } = aSender({ policy });
    // Each in a batch of its own: those of one batch are decided by what was read before it.
    const sendEach = async (bodies: readonly string[]) => {
      for (const body of bodies) await send(body);
      return carrier.texts.length;
    };
    const sent = [await sendEach(Array.from({ length: 6 }, (_, i) => listed(i)))];
    for (const hours of [1, 2, 3]) {
      clock.now = NOON_MS + hours * HOUR_MS;
      sent.push(await sendEach(waiting.due(clock.now)));
    }
    expect(sent).toEqual([1, 2, 3, 4]);
    expect(counted.filter((one) => one === 'Suppressed quota')).toHaveLength(2);
    expect(waiting.waiting).toEqual([]);
  });
});

describe('a text that waits for room', () => {
  it('still waits for the morning where it comes back at night', async () => {
    const sender = aSender();
    const evening = { occurredAt: '2026-11-23T20:00:00+08:00' };
    sender.clock.now = Date.parse(evening.occurredAt);
    await sender.send(...Array.from({ length: 11 }, (_, i) => listed(i, evening)));
    await sender.choose('+8613800138000', { hours: { from: '09:00', to: '19:00' } });
    sender.clock.now += 24 * HOUR_MS;
    await sender.send(...sender.waiting.due(sender.clock.now));
    expect(sender.counted.at(-1)).toBe('Deferred hours');
    sender.clock.now = Date.parse('2026-11-25T09:15:00+08:00');
    await sender.send(...sender.waiting.due(sender.clock.now));
    expect(sender.carrier.texts).toHaveLength(11);
  });
});
