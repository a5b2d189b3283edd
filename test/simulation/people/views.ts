import { DAY_MS, HOUR_MS, MINUTE_MS } from './durations.ts';
import type { Seller } from './life.ts';

/**
 * Who looks at what they offer. Interest comes on some days, and then it is much: it begins in the
 * evening before, and is over when such days are told.
 */
export function looksOf(seller: Seller): void {
  const { world, chance } = seller;
  const { startMs, days } = world.options;
  for (let day = 0; day < days; day += 1) {
    if (!chance.happens(BUSY_DAYS)) continue;
    looksOn(seller, startMs + day * DAY_MS);
    day += chance.between(1, 2);
  }
}

const BUSY_DAYS = 0.2;

function looksOn({ person, chance, put, offers }: Seller, dayMs: number): void {
  const seen = offers.filter(({ fromMs, toMs }) => fromMs < dayMs + DAY_MS && toMs > dayMs);
  const looks = Math.round(chance.between(100, 170) * (0.5 + person.activity / 2));
  for (let look = 0; look < looks && seen.length > 0; look += 1) {
    const { item, fromMs, toMs } = chance.of(seen);
    const lookedMs = dayMs + hoursOfLook(chance.next()) * HOUR_MS;
    const atMs = Math.ceil(lookedMs / PUT_EVERY_MS) * PUT_EVERY_MS;
    if (atMs < fromMs || atMs > toMs) continue;
    const viewCount = chance.happens(0.2) ? { viewCount: chance.between(1, 6) } : {};
    put(person, 'ItemViewed', Math.floor(atMs), { item, fields: viewCount });
  }
}

/** Whoever looked is put every quarter of an hour, all together. */
const PUT_EVERY_MS = 15 * MINUTE_MS;

/** From midnight: in the evening before, a few at night, most by day. */
function hoursOfLook(dice: number): number {
  if (dice < 0.2) return -4.5 + dice * 20;
  return dice < 0.25 ? (dice - 0.2) * 140 : 7 + (dice - 0.25) * 15.6;
}
