import type { Bid } from './bids.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './durations.ts';
import { type Life, later, somebodyElse } from './life.ts';
import type { Person } from './person.ts';

/** When it is free to be offered again, since its order was cancelled; else undefined. */
export function afterSale(life: Life, atMs: number, { by, fen }: Bid): number | undefined {
  const { seller, item } = life;
  const { chance, person, put } = seller;
  const buyer = by ?? somebodyElse(seller);
  const deadlineMs = atMs + chance.between(12, 48) * HOUR_MS;
  const soldPriceFen = chance.happens(0.8) ? { soldPriceFen: fen } : {};
  put(person, 'ItemSold', atMs, { item, deadlineMs, fields: soldPriceFen });
  const orderedAtMs = atMs + chance.whole(5 * SECOND_MS);
  if (buyer !== undefined) {
    put(buyer, 'OrderPlaced', orderedAtMs, { item, fields: { amountFen: fen } });
  }
  if (chance.happens(0.1)) return cancelled(life, orderedAtMs, fen, buyer);
  put(person, 'ShipmentDue', atMs + chance.whole(20 * MINUTE_MS), {
    ...{ item, deadlineMs: atMs + 2 * DAY_MS },
  });
  const shippedAtMs = later(life, atMs, 4 * HOUR_MS, 2 * DAY_MS);
  if (buyer !== undefined) put(buyer, 'OrderShipped', shippedAtMs, { item });
  if (buyer !== undefined && chance.happens(0.04)) refund(life, shippedAtMs, fen, buyer);
  else payOut(life, shippedAtMs, fen);
  return undefined;
}

function cancelled(life: Life, soldAtMs: number, fen: number, buyer: Person | undefined): number {
  const { chance, person, put } = life.seller;
  const { item } = life;
  const atMs = soldAtMs + chance.between(2, 600) * MINUTE_MS;
  put(person, 'OrderCancelled', atMs, { item, role: 'seller' });
  if (buyer !== undefined) {
    put(buyer, 'OrderCancelled', atMs, { item, role: 'buyer' });
    refund(life, atMs, fen, buyer);
  }
  return later(life, atMs, HOUR_MS, DAY_MS);
}

function refund(life: Life, afterMs: number, amountFen: number, buyer: Person): void {
  const atMs = later(life, afterMs, 10 * MINUTE_MS, 30 * HOUR_MS);
  life.seller.put(buyer, 'RefundIssued', atMs, { item: life.item, fields: { amountFen } });
}

function payOut(life: Life, shippedAtMs: number, fen: number): void {
  const { chance, person, put } = life.seller;
  const { item } = life;
  const amountFen = Math.max(1, Math.floor(fen * 0.9));
  const dueAtMs = later(life, shippedAtMs, 2 * HOUR_MS, DAY_MS);
  const deadlineMs = dueAtMs + 3 * DAY_MS;
  put(person, 'PayoutConfirmationDue', dueAtMs, { item, deadlineMs, fields: { amountFen } });
  const confirmedAtMs = dueAtMs + chance.between(5, 1_200) * MINUTE_MS;
  if (chance.happens(0.4)) put(person, 'PayoutConfirmed', confirmedAtMs, { item });
  const paidAtMs = later(life, confirmedAtMs, HOUR_MS, DAY_MS);
  put(person, 'PaymentReceived', paidAtMs, { item, fields: { amountFen } });
  if (!chance.happens(0.7)) return;
  const type = chance.happens(0.12) ? 'WithdrawalFailed' : 'WithdrawalSucceeded';
  // At any hour: it is a machine that does it.
  const withdrawnAtMs = paidAtMs + chance.whole(20 * HOUR_MS);
  put(person, type, withdrawnAtMs, { fields: chance.happens(0.9) ? { amountFen } : {} });
}
