import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ACloud, aCloud, anExample, phoneNumber } from '../support/a-cloud.ts';

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud.stop());

const range = (length: number) => Array.from({ length }, (_, i) => i);

/** Milliseconds from putting an event to its text in the inbox. */
async function latencyMs(phone: string, eventId: string): Promise<number> {
  const startedAt = performance.now();
  await cloud.put(anExample('ItemSold', phone, eventId));
  await vi.waitFor(
    async () => {
      if ((await cloud.inbox(phone)).length === 0) throw new Error('not yet');
    },
    { timeout: 20_000, interval: 2 },
  );
  return performance.now() - startedAt;
}

const median = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;

describe('1,000 sales put at once', () => {
  it('are 1,000 texts, none twice, in under a minute', async () => {
    const phones = range(1_000).map((i) => phoneNumber(1_000 + i));
    const startedAt = performance.now();
    await cloud.put(...phones.map((phone, i) => anExample('ItemSold', phone, `sale-${i}`)));
    await vi.waitFor(
      async () => {
        expect(await cloud.inbox()).toHaveLength(1_000);
      },
      { timeout: 60_000, interval: 200 },
    );
    const seconds = (performance.now() - startedAt) / 1000;
    const texts = await cloud.inbox();
    expect(new Set(texts.map(({ phoneNumber }) => phoneNumber))).toEqual(new Set(phones));
    expect(seconds).toBeLessThan(60);
  });
});

describe('with 500 marketing texts waiting', () => {
  it('a sale arrives within twice the median of five on an idle system', async () => {
    const others = range(500).map((i) => phoneNumber(7_000 + i));
    const first = range(20).map((i) => phoneNumber(5_000 + i));
    await cloud.consent(...first, ...others);
    // Both lanes' functions are warm, as they are in a shop that is open.
    await cloud.put(...first.map((phone, i) => anExample('WinBack', phone, `w-${i}`)));
    await vi.waitFor(
      async () => {
        expect(await cloud.inbox(phoneNumber(5_019))).toHaveLength(1);
      },
      { timeout: 20_000 },
    );
    const idle: number[] = [];
    for (const i of range(5)) idle.push(await latencyMs(phoneNumber(6_000 + i), `idle-${i}`));

    await cloud.put(...others.map((phone, i) => anExample('WinBack', phone, `offer-${i}`)));
    const busy: number[] = [];
    for (const i of range(3)) busy.push(await latencyMs(phoneNumber(8_000 + i), `busy-${i}`));
    const stillWaiting =
      500 - (await cloud.inbox()).filter(({ phoneNumber: to }) => /^\+8613800007/.test(to)).length;
    expect(stillWaiting).toBeGreaterThan(0);
    expect(median(busy)).toBeLessThan(2 * median(idle));
  });
});
