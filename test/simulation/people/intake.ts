import { DAY_MS, HOUR_MS, MINUTE_MS } from './durations.ts';
import { type Life, later } from './life.ts';

/** From its arrival to its being on offer; undefined where it is taken back. */
export function takeIn(life: Life, atMs: number): number | undefined {
  const { chance, person, put } = life.seller;
  const { item } = life;
  put(person, 'ItemReceived', atMs, { item });
  const reviewedAtMs = later(life, atMs, 40 * MINUTE_MS, 10 * HOUR_MS);
  if (chance.happens(0.15)) {
    const deadlineMs = reviewedAtMs + 7 * DAY_MS;
    put(person, 'ReviewRejected', reviewedAtMs, { item, deadlineMs });
    // They add what was missing, and send it in again.
    return chance.happens(0.5)
      ? takeIn(life, later(life, reviewedAtMs, DAY_MS / 2, 2 * DAY_MS))
      : undefined;
  }
  put(person, 'ReviewApproved', reviewedAtMs, { item });
  return offer(life, later(life, reviewedAtMs, 20 * MINUTE_MS, 12 * HOUR_MS));
}

/** It is on offer, again or for the first time. */
export function offer({ item, seller }: Life, atMs: number): number {
  seller.put(seller.person, 'ItemListed', atMs, { item });
  return atMs;
}
