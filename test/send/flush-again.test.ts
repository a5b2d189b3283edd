import { describe, expect, it } from 'vitest';
import { aBody, NOON_MS } from '../support/an-event.ts';
import { aSender, LEASE_SECONDS } from '../support/send-deps.ts';

const LATEST_MS = Date.parse('2026-11-23T19:15:00+08:00');

describe('a digest of which nobody knows whether it was texted', () => {
  it('is a letter, also where that could not be put at first', async () => {
    const letters: string[] = [];
    let isTaken = false;
    const put = async (_: string, reason: string) => {
      if (!isTaken) throw new Error('no queue');
      letters.push(reason);
    };
    const day = aSender({ lane: 'marketing', deadLetters: { put } });
    await day.send(aBody('ItemViewed'));
    day.clock.now = LATEST_MS;
    const [body = ''] = day.waiting.due(LATEST_MS);
    day.carrier.answers.push({ is: 'unknown', code: 'TimeoutError' });
    const flush = [{ messageId: 'flush', body }];
    expect(await day.another()(flush, () => 20_000)).toEqual(['flush']);
    isTaken = true;
    day.clock.now += LEASE_SECONDS * 1_000;
    expect(await day.another()(flush, () => 20_000)).toEqual([]);
    expect(letters).toEqual(['unconfirmed']);
    expect(day.carrier.texts).toEqual([]);
  });
});

describe('a flush that nobody confirmed', () => {
  it('is texted when somebody puts its letter back, where the lane texts at least once', async () => {
    const { send, clock, waiting, carrier, deadLetters } = aSender();
    await send(aBody('BidPlaced', { eventId: 'first' }), aBody('BidPlaced', { eventId: 'second' }));
    clock.now = NOON_MS + 30 * 60_000;
    const bodies = waiting.due(clock.now);
    carrier.answers.push({ is: 'unknown', code: 'TimeoutError' });
    await send(...bodies);
    clock.now += LEASE_SECONDS * 1_000;
    carrier.answers.push({ is: 'unknown', code: 'TimeoutError' });
    await send(...bodies);
    expect(deadLetters.map(({ reason }) => reason)).toEqual(['unconfirmed']);
    await send(deadLetters[0]?.body ?? '');
    expect(carrier.texts).toHaveLength(2);
  });
});

describe('a flush that is suppressed', () => {
  it('is found again whole by whoever comes after a worker that died before it said so', async () => {
    const order: string[] = [];
    const day = aSender({ lane: 'marketing' });
    const { gatherings } = day;
    const told: typeof gatherings.told = async (...given) => {
      order.push('told');
      await gatherings.told(...given);
    };
    const sender = aSender({
      ...{ lane: 'marketing', gatherings: { ...gatherings, told } },
      announcer: { announce: async () => void order.push('announced') },
    });
    await sender.send(aBody('ItemViewed'));
    await sender.marks.mark('+8613800138000', 'item-3287', 'ItemSold', NOON_MS + 1);
    sender.clock.now = LATEST_MS;
    await sender.send(...sender.waiting.due(LATEST_MS));
    expect(order).toEqual(['announced', 'told']);
  });
});

describe('a flush that waited past its due time', () => {
  it('tells what came after the item was up again', async () => {
    const { send, clock, waiting, marks, carrier } = aSender();
    const bid = (eventId: string, atMs: number) =>
      aBody('BidPlaced', { eventId, occurredAt: new Date(atMs).toISOString(), deadline: null });
    await send(bid('first', NOON_MS), bid('second', NOON_MS + 1));
    const dueMs = NOON_MS + 30 * 60_000;
    await marks.mark('+8613800138000', 'item-3287', 'ItemUnsold', dueMs + 1_000);
    clock.now = dueMs + 3_000;
    await send(bid('third', dueMs + 2_000));
    clock.now = dueMs + 60_000;
    await send(...waiting.due(clock.now));
    expect(carrier.texts).toHaveLength(2);
    expect(carrier.texts[1]?.text).toContain('有人出价');
  });
});
