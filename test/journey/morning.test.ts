import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleOf } from '../../functions/catalog/example.ts';
import { type ACloud, aCloud, phoneNumber } from '../support/a-cloud.ts';
import { entry } from '../support/an-event.ts';
import { IS_FULL } from '../support/budget.ts';

const NIGHT = '2026-11-23T23:30:00+08:00';
const OPENING_MS = Date.parse('2026-11-24T08:00:00+08:00');
const MINUTES = 15;

/** What SNS allows an account by default, in parts of texts. */
const CARRIER_PER_MINUTE = 20 * 60;

const MANY = IS_FULL ? 10_000 : 75;
const TIME = { timeout: IS_FULL ? 900_000 : 90_000 };

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud('--now', NIGHT);
});
afterAll(() => cloud.stop());

describe(`${MANY} texts that wait for one morning`, () => {
  const phones = Array.from({ length: MANY }, (_, i) => phoneNumber(i));

  it('come evenly over its first quarter, as fast as a carrier takes them', TIME, async () => {
    await cloud.consent(...phones);
    const at = { nowMs: Date.parse(NIGHT) };
    await cloud.put(
      ...phones.map((phone) =>
        exampleOf(entry('WinBack'), { ...at, eventId: phone }, { recipient: { phone } }),
      ),
    );
    // That so many are put and deferred takes a while, by the cloud's clock as well.
    await cloud.travel(0);
    const { now } = (await cloud.get('/_dingdong/clock')) as { readonly now: string };
    await cloud.travel((OPENING_MS - Date.parse(now)) / 1_000 - 30);
    expect(await cloud.inbox()).toEqual([]);
    await cloud.travel(MINUTES * 60 + 91);

    const texts = await cloud.inbox();
    expect(new Set(texts.map(({ phoneNumber: phone }) => phone))).toEqual(new Set(phones));
    expect(texts).toHaveLength(MANY);
    const minuteOf = (text: { at: string }) =>
      Math.floor((Date.parse(text.at) - OPENING_MS) / 60_000);
    const minutes = Map.groupBy(texts, minuteOf);
    expect(Math.min(...minutes.keys())).toBeGreaterThanOrEqual(0);
    expect(Math.max(...minutes.keys())).toBeLessThanOrEqual(MINUTES);
    const mean = MANY / MINUTES;
    for (const those of minutes.values()) {
      const parts = those.reduce((sum, text) => sum + text.parts, 0);
      expect(parts).toBeLessThanOrEqual(CARRIER_PER_MINUTE);
      expect(those.length).toBeLessThan(mean + 5 * Math.sqrt(mean));
    }
  });
});
