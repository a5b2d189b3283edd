import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './durations.ts';
import { type Life, priceOf, somebodyElse } from './life.ts';
import type { Person } from './person.ts';

/** The highest bid so far. */
export interface Bid {
  readonly by: Person | undefined;
  readonly fen: number;
  readonly atMs: number;
}

/** Some bids, minutes or seconds apart; the last is the highest. */
export function bidding(life: Life, fromMs: number, count: number, top: Bid | undefined): Bid {
  const { chance } = life.seller;
  const first = bid(life, fromMs, top);
  if (count <= 1) return first;
  const gapMs = chance.happens(0.5)
    ? chance.between(1, 90) * SECOND_MS
    : chance.whole(MINUTE_MS * 25);
  return bidding(life, fromMs + gapMs, count - 1, first);
}

function bid({ seller, item }: Life, atMs: number, top: Bid | undefined): Bid {
  const { chance, put, person } = seller;
  const by = somebodyElse(seller);
  const fen = (top?.fen ?? Math.floor(priceOf(item) * 0.7)) + chance.between(1, 40) * 1_000;
  const bidCount = chance.happens(0.1) ? { bidCount: chance.between(1, 4) } : {};
  put(person, 'BidPlaced', atMs, {
    item,
    fields: { bidFen: fen, ...bidCount },
    ...(chance.happens(0.7) ? { deadlineMs: atMs + deadlineAfterMs(seller.chance) } : {}),
  });
  const loser = top?.by;
  if (loser !== undefined && loser !== by && chance.happens(0.4)) {
    put(loser, 'Outbid', atMs + chance.whole(20 * SECOND_MS), {
      item,
      fields: { bidFen: fen },
      ...(chance.happens(0.6) ? { deadlineMs: atMs + 2 * HOUR_MS } : {}),
    });
  }
  return { by, fen, atMs };
}

const deadlineAfterMs = (chance: Life['seller']['chance']): number =>
  chance.happens(0.1) ? chance.between(1, 5) * HOUR_MS : DAY_MS;
