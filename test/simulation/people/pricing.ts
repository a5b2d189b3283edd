import type { Chance } from './chance.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './durations.ts';
import { type Life, later, priceOf, repriced } from './life.ts';

/**
 * A price is proposed, perhaps another before the first is answered. Some answer in the app; the
 * others by text, or never.
 */
export function negotiate(life: Life, atMs: number, endMs: number): void {
  if (atMs >= endMs) return;
  const { chance, person, put } = life.seller;
  const proposedPriceFen = Math.max(1_000, Math.floor(priceOf(life.item) * 0.92));
  // An odd version is one that was asked about, the even one after it the price that was agreed.
  life.item = { ...life.item, version: nextOdd(life.item.version) };
  const { item } = life;
  put(person, 'PriceProposed', atMs, {
    ...{ item, fields: { proposedPriceFen } },
    ...deadlineFrom(chance, atMs),
  });
  const dice = chance.next();
  if (dice < 0.2) negotiate(life, later(life, atMs, 5 * MINUTE_MS, 8 * HOUR_MS), endMs);
  else if (dice < 0.36) confirmInApp(life, atMs, proposedPriceFen);
}

const nextOdd = (version: number): number => version + 2 - ((version + 1) % 2);

function deadlineFrom(chance: Chance, atMs: number): { readonly deadlineMs?: number } {
  const dice = chance.next();
  if (dice < 0.2) return {};
  // Some are over before whoever sleeps has read them.
  return dice < 0.35
    ? { deadlineMs: atMs + chance.between(1, 5) * HOUR_MS }
    : { deadlineMs: atMs + DAY_MS };
}

function confirmInApp(life: Life, proposedAtMs: number, priceFen: number): void {
  const { chance, person, put } = life.seller;
  const atMs = later(life, proposedAtMs, 2 * MINUTE_MS, 12 * HOUR_MS);
  const accepted = chance.happens(0.7);
  const { item } = life;
  put(person, 'PriceConfirmed', atMs, { item, fields: { accepted, priceFen } });
  if (!accepted) return;
  life.item = repriced(item, priceFen, item.version + 1);
  put(person, 'PriceAdjusted', atMs + chance.whole(MINUTE_MS), { item: life.item });
}
