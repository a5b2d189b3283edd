import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './durations.ts';
import { type Item, newItem } from './item.ts';
import { liveItem } from './item-life.ts';
import { priceOf, type Seller } from './life.ts';

/** A day on which more happens to them than a quota allows: one in every week or so. */
export function rushes(seller: Seller): void {
  const { chance, world } = seller;
  const { startMs, days } = world.options;
  const weeks = Math.max(1, Math.round(days / 9));
  for (let week = 0; week < weeks; week += 1) {
    const firstDay = Math.floor((week * days) / weeks);
    const day = firstDay + chance.whole(Math.max(1, Math.floor(days / weeks)));
    const atMs = startMs + day * DAY_MS + chance.between(8 * 60, 13 * 60) * MINUTE_MS;
    if (chance.happens(CLEARS_OUT)) clearOut(seller, atMs);
    else outbid(seller, atMs);
  }
}

const CLEARS_OUT = 0.12;

/** A wardrobe at once. */
function clearOut(seller: Seller, atMs: number): void {
  const { chance } = seller;
  const count = chance.between(6, 8);
  for (let nth = 0; nth < count; nth += 1) liveItem(seller, atMs + chance.whole(20 * MINUTE_MS));
}

/** They want two things that somebody else wants as well, whom we do not know. */
function outbid(seller: Seller, fromMs: number): void {
  const { chance, put, person } = seller;
  const wanted = [strange(seller), strange(seller)];
  const count = chance.between(11, 13);
  let atMs = fromMs;
  for (let nth = 0; nth < count; nth += 1) {
    const item = wanted[nth % wanted.length];
    if (item === undefined) return;
    atMs += chance.between(3, 45) * MINUTE_MS * 0.5 + chance.whole(50) * SECOND_MS;
    const bidFen = priceOf(item) + nth * 5_000;
    const deadlineMs = chance.happens(0.5) ? { deadlineMs: atMs + 6 * HOUR_MS } : {};
    put(person, 'Outbid', atMs, { item, fields: { bidFen }, ...deadlineMs });
  }
  const [item] = wanted;
  if (item === undefined || chance.happens(0.5)) return;
  put(person, 'OrderPlaced', atMs + HOUR_MS, { item, fields: { amountFen: priceOf(item) } });
  put(person, 'OrderShipped', atMs + DAY_MS, { item });
}

/** A stranger's. */
function strange(seller: Seller): Item {
  const item = newItem(seller.person, seller.items, seller.chance);
  seller.items += 1;
  return item;
}
