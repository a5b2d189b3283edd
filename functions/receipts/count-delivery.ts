import type { Receipt } from '../domain/delivery.ts';
import type { Recorded } from '../ports/receipts.ts';
import type { Metrics } from '../ports.ts';

/** Counts what was written down. A text that is said to be the same twice is counted once. */
export function countDelivery(
  metrics: Metrics,
  { lane, delivery }: Receipt,
  { before, sentParts }: Extract<Recorded, { is: 'recorded' }>,
): void {
  const { is, parts, priceFen } = delivery;
  if (is !== before?.is) {
    if (is === 'delivered') metrics.count('Delivered');
    else metrics.count('Undelivered', is);
  }
  const moreParts = parts - (before?.parts ?? 0);
  if (moreParts > 0) metrics.count('PartsBilled', undefined, moreParts);
  const moreFen = priceFen - (before?.priceFen ?? 0);
  if (moreFen > 0) metrics.count('SpentFen', lane, moreFen);
  // What no carrier had is billed as nothing, which says nothing of how we count.
  if (parts === 0 || parts === before?.parts || sentParts === undefined) return;
  if (parts !== sentParts) {
    metrics.count('PartsMiscounted', undefined, Math.abs(parts - sentParts));
  }
}
