import { afterSale } from './after-sale.ts';
import { auction } from './auction.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './durations.ts';
import { offer, takeIn } from './intake.ts';
import { consigned, type Life, later, type Seller } from './life.ts';

/** Something comes in at that time, and goes the way of all that is consigned. */
export function liveItem(seller: Seller, atMs: number): void {
  const life = consigned(seller, atMs);
  const offeredAtMs = takeIn(life, atMs);
  if (offeredAtMs !== undefined) comeUp(life, offeredAtMs);
}

/** From an offer to its end, and again: what is not sold, or was not paid for, comes back. */
function comeUp(life: Life, offeredAtMs: number): void {
  const { chance, world } = life.seller;
  if (offeredAtMs >= world.endMs) return;
  const { atMs, sold } = auction(life, offeredAtMs);
  const backAtMs = sold === undefined ? unsold(life, atMs) : afterSale(life, atMs, sold);
  if (backAtMs !== undefined && chance.happens(0.6)) comeUp(life, offer(life, backAtMs));
}

function unsold(life: Life, atMs: number): number {
  const { chance, person, put } = life.seller;
  const deadlineMs = chance.happens(0.8) ? { deadlineMs: atMs + 3 * DAY_MS } : {};
  put(person, 'ItemUnsold', atMs + chance.whole(MINUTE_MS), { item: life.item, ...deadlineMs });
  return later(life, atMs, HOUR_MS, 2 * DAY_MS);
}
