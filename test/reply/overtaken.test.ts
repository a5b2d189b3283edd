import { describe, expect, it } from 'vitest';
import { consentOf } from '../../functions/domain/profile.ts';
import { NOON_MS } from '../support/an-event.ts';
import { memoryRecipients } from '../support/memory-recipients.ts';
import { aReader, PHONE } from './a-reader.ts';

const DAY_MS = 86_400_000;

/** A Y of noon, whose worker died when it had kept what to do: before it did, or amid that. */
async function heldUp(at: 'the ask' | 'the bus', text = 'Y', kind = 'PriceProposed') {
  let isAway = true;
  const unless = async <T>(what: typeof at, done: () => Promise<T>): Promise<T> => {
    if (isAway && at === what) throw new Error('away');
    return done();
  };
  const reader = aReader((deps) => ({
    ...deps,
    asks: { ...deps.asks, answer: (...all) => unless('the ask', () => deps.asks.answer(...all)) },
    announcer: {
      announce: (...all) => unless('the bus', () => deps.announcer.announce(...all)),
    },
  }));
  reader.asked(kind);
  const again = async () => reader.write(text, { id: 'generic:held', receivedAtMs: NOON_MS });
  expect(await again()).toBe(true);
  isAway = false;
  reader.clock.now += 60_000;
  return { ...reader, again };
}

describe('a reply whose worker died before it acted', () => {
  it('acts when it comes again', async () => {
    const reader = await heldUp('the ask');
    expect(await reader.again()).toBe(false);
    expect(reader.types()).toEqual(['PriceConfirmationReplied']);
  });

  it.each([
    ['Y', 'PriceProposed'],
    ['延期3天', 'ConsignmentExpiring'],
  ])('acts on nothing that has expired when it comes back, and says so: %s', async (text, kind) => {
    const reader = await heldUp('the ask', text, kind);
    reader.clock.now += 13 * DAY_MS;
    expect(await reader.again()).toBe(false);
    expect(reader.types()).toEqual([]);
    expect(reader.kinds()).toEqual(['ReplyExpired']);
  });

  it('acts on nothing that was sold, or has another price, meanwhile', async () => {
    const reader = await heldUp('the ask');
    const { marks } = memoryRecipients(reader.state);
    await marks.mark(PHONE, 'item-3287', 'ItemSold', reader.clock.now);
    expect(await reader.again()).toBe(false);
    expect(reader.types()).toEqual([]);
    expect(reader.kinds()).toEqual(['ReplyExpired']);
  });

  it('acts on nothing, and tells nobody, once the number has passed on', async () => {
    const reader = await heldUp('the ask');
    const { memory } = memoryRecipients(reader.state);
    await memory.remember(PHONE, { is: 'reassigned', atMs: reader.clock.now });
    expect(await reader.again()).toBe(false);
    expect([reader.types(), reader.kinds()]).toEqual([[], []]);
  });
});

describe('a reply whose worker died when it had answered the ask', () => {
  it('is told to the platform whenever it comes back: it was in time', async () => {
    const reader = await heldUp('the bus');
    reader.clock.now += 2 * DAY_MS;
    expect(await reader.again()).toBe(false);
    expect(reader.put).toMatchObject([
      { type: 'PriceConfirmationReplied', detail: { repliedAt: '2026-11-23T04:00:00.000Z' } },
    ]);
    expect(reader.kinds()).toEqual([]);
  });
});

describe('a yes to marketing of whoever had the number before', () => {
  it('is none of the new owner’s, and nobody hears of it', async () => {
    const reader = aReader();
    const { memory } = memoryRecipients(reader.state);
    await memory.remember(PHONE, { is: 'reassigned', atMs: NOON_MS });
    await reader.write('HF', { receivedAtMs: NOON_MS - 1 });
    expect(consentOf(reader.state.profileOf(PHONE))).toBe('unset');
    expect([reader.types(), reader.kinds()]).toEqual([[], []]);
  });

  it('may be given by the new owner', async () => {
    const reader = aReader();
    const { memory } = memoryRecipients(reader.state);
    await memory.remember(PHONE, { is: 'reassigned', atMs: NOON_MS });
    await reader.write('HF', { receivedAtMs: NOON_MS });
    expect(consentOf(reader.state.profileOf(PHONE))).toBe('given');
    expect(reader.kinds()).toEqual(['OptInConfirmed']);
  });
});
