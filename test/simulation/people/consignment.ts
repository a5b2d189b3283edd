import { instant } from './detail.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './durations.ts';
import { consigned, later, type Seller } from './life.ts';
import { negotiate } from './pricing.ts';

/** Something that has been on offer for long: it is looked at, repriced, and its time runs out. */
export function keepOnOffer(seller: Seller): void {
  const { world, chance, offers } = seller;
  const { startMs } = world.options;
  const life = consigned(seller, startMs - DAY_MS);
  offers.push({ item: life.item, fromMs: startMs, toMs: world.endMs });
  for (let atMs = startMs; atMs < world.endMs; ) {
    atMs = later(life, atMs, DAY_MS / 3, 7 * DAY_MS);
    if (chance.happens(0.5)) negotiate(life, atMs, world.endMs);
    else runOut(life, atMs);
  }
}

function runOut(life: ReturnType<typeof consigned>, atMs: number): void {
  const { chance, person, put, world } = life.seller;
  const { item } = life;
  const untilMs = atMs + chance.between(20, 72) * HOUR_MS;
  const fields = {
    expiresAt: instant(person, untilMs),
    maxExtendDays: chance.of([5, 7, 15, 30]),
  };
  put(person, 'ConsignmentExpiring', atMs, { item, fields, untilMs });
  if (chance.happens(0.2)) {
    const againAtMs = later(life, atMs, 6 * HOUR_MS, 18 * HOUR_MS);
    put(person, 'ConsignmentExpiring', againAtMs, { item, fields, untilMs });
  }
  if (!chance.happens(0.15)) return;
  const extendedAtMs = later(life, atMs, 10 * MINUTE_MS, 12 * HOUR_MS);
  const expiresAt = instant(person, Math.min(untilMs, world.endMs) + 7 * DAY_MS);
  put(person, 'ConsignmentExtended', extendedAtMs, { item, fields: { days: 7, expiresAt } });
}
