import { type Bid, bidding } from './bids.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './durations.ts';
import { type Life, later } from './life.ts';
import { negotiate } from './pricing.ts';

/** How an auction ended: with a price, or without a buyer. */
export interface Ended {
  readonly atMs: number;
  readonly sold: Bid | undefined;
}

/** From being on offer to its end. A sale day that falls into it ends it for many. */
export function auction(life: Life, fromMs: number): Ended {
  const { chance, world, offers } = life.seller;
  const plannedMs = later(life, fromMs, DAY_MS, 4 * DAY_MS);
  const { saleAtMs = Number.POSITIVE_INFINITY } = world;
  const isOnSale = fromMs < saleAtMs && saleAtMs < plannedMs && chance.happens(0.8);
  const endMs = isOnSale ? saleAtMs + chance.between(4, 12) * MINUTE_MS : plannedMs;
  if (chance.happens(0.55)) negotiate(life, later(life, fromMs, HOUR_MS, DAY_MS), endMs);
  const early = quietBids(life, fromMs, endMs);
  const top = isOnSale
    ? bidding(life, saleAtMs + chance.whole(2 * MINUTE_MS), chance.between(2, 6), early)
    : early;
  offers.push({ item: life.item, fromMs, toMs: endMs });
  if (!isOnSale && chance.happens(0.4)) remind(life, endMs, top);
  const isSold = top === undefined ? chance.happens(0.15) : chance.happens(0.75);
  if (!isSold) return { atMs: endMs, sold: undefined };
  return { atMs: endMs, sold: top ?? { by: undefined, fen: 800_000, atMs: endMs } };
}

/** Some bursts of bids, of which the last is over well before the end. */
function quietBids(life: Life, fromMs: number, endMs: number): Bid | undefined {
  const { chance } = life.seller;
  const lastMs = endMs - 2 * HOUR_MS;
  const bursts = chance.happens(0.25) ? 0 : chance.between(1, 3);
  let [atMs, top]: [number, Bid | undefined] = [fromMs, undefined];
  for (let burst = 0; burst < bursts; burst += 1) {
    atMs = later(life, atMs, HOUR_MS, DAY_MS);
    if (atMs > lastMs) break;
    top = bidding(life, atMs, chance.between(1, 6), top);
    atMs = top.atMs;
  }
  return top;
}

function remind({ item, seller }: Life, endMs: number, top: Bid | undefined): void {
  const { chance, put, person } = seller;
  const fields = top === undefined ? {} : { bidFen: top.fen };
  put(person, 'AuctionEnding', endMs - chance.between(2, 6) * HOUR_MS, {
    ...{ item, fields, deadlineMs: endMs },
  });
}
