import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { settingsFor } from '../../lib/settings.ts';
import type { Ring } from '../../local/sms.ts';
import { type ACloud, aCloud, anExample, phoneNumber } from '../support/a-cloud.ts';
import { IS_FULL } from '../support/budget.ts';
import { haveConsented } from '../support/consenting.ts';

const { partsPerSecond, marketingWaitSeconds, slotGraceMs } = settingsFor('dev');

const phones = (from: number, length: number): readonly string[] =>
  Array.from({ length }, (_, i) => phoneNumber(from + i));

/** In `npm test` a machine that is overrun must be done in time as well. */
const AT_ONCE = IS_FULL ? 2_000 : 600;
const SOLD = phones(1_000, AT_ONCE / 20);
const OFFERED = phones(70_000, AT_ONCE - SOLD.length);

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
  await haveConsented(cloud, [...OFFERED, ...phones(1, 20)]);
  // Both lanes' functions are warm, as they are in a shop that is open.
  await cloud.put(...phones(1, 20).map((phone) => anExample('WinBack', phone, `w-${phone}`)));
  await cloud.put(...phones(21, 20).map((phone) => anExample('ItemSold', phone, `s-${phone}`)));
  await arrived(40);
});
afterAll(() => cloud.stop());

const TIMEOUT_MS = IS_FULL ? 300_000 : 80_000;

const arrived = (texts: number, lane?: Ring['lane']) =>
  vi.waitFor(
    async () => {
      const rings = await cloud.inbox();
      expect(rings.filter((ring) => ring.lane === (lane ?? ring.lane))).toHaveLength(texts);
    },
    { timeout: TIMEOUT_MS, interval: 250 },
  );

/** Sales, one after the other; the milliseconds from putting each to its text in the inbox. */
async function trickle(from: number, sales: number): Promise<readonly number[]> {
  const latencies: number[] = [];
  for (const phone of phones(from, sales)) {
    const startedAt = performance.now();
    await cloud.put(anExample('ItemSold', phone, `trickle-${phone}`));
    await vi.waitFor(async () => expect(await cloud.inbox(phone)).toHaveLength(1), {
      timeout: 20_000,
      interval: 5,
    });
    latencies.push(performance.now() - startedAt);
  }
  return latencies;
}

/** Parts in the fullest second. */
function fullestSecond(rings: readonly Ring[]): number {
  const times = rings
    .flatMap(({ at, parts }) => Array(parts).fill(Date.parse(at)))
    .toSorted((a, b) => a - b);
  return Math.max(
    ...times.map((from, i) => times.slice(i).filter((at) => at < from + 1_000).length),
  );
}

describe(`${AT_ONCE} events put at once, and a sale now and then`, { timeout: TIMEOUT_MS }, () => {
  it('are as many texts, none twice, at the pace; a sale waits as long as marketing may', async () => {
    const idle = await trickle(5_000, 10);
    await cloud.put(
      ...OFFERED.map((phone) => anExample('WinBack', phone, `offer-${phone}`)),
      ...SOLD.map((phone) => anExample('ItemSold', phone, `sale-${phone}`)),
    );
    // As if nothing else were there: what was put at once before them goes first.
    await arrived(20 + 10 + SOLD.length, 'transactional');
    const busy = await trickle(6_000, 8);
    const isFlood = (await cloud.inbox()).length < AT_ONCE;
    await arrived(40 + 10 + AT_ONCE + 8);

    const rings = await cloud.inbox();
    expect(new Set(rings.map(({ phoneNumber: to }) => to)).size).toBe(rings.length);
    expect(fullestSecond(rings)).toBeLessThanOrEqual(partsPerSecond * (1 + slotGraceMs / 1_000));
    expect(isFlood).toBe(true);
    const boundMs = Math.max(...idle) + marketingWaitSeconds * 1_000;
    expect(Math.max(...busy)).toBeLessThanOrEqual(boundMs);
  });
});
