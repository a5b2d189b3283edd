import { HOUR_MS } from './durations.ts';
import type { Item } from './item.ts';
import type { Person } from './person.ts';

/** What an event says beside what it is called, when it occurred and whom it is for. */
export interface About {
  readonly item?: Item;
  readonly deadlineMs?: number;
  /** By default that for which the kind is written. */
  readonly role?: 'seller' | 'buyer';
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Until when it can be acted on, where that is not the deadline; not written into it. */
  readonly untilMs?: number;
}

type Detail = Readonly<Record<string, unknown>>;

/** `detail` of an event, valid where `about` holds what the catalog demands. */
export function detailOf(
  eventId: string,
  type: string,
  to: Person,
  occurredAtMs: number,
  { item, deadlineMs, role, fields }: About,
): Detail {
  const detail: Record<string, unknown> = {
    eventId,
    occurredAt: instant(to, occurredAtMs),
    recipient:
      (role ?? (FOR_BUYERS.has(type) ? 'buyer' : 'seller')) === 'buyer' ? to.asBuyer : to.asSeller,
  };
  if (item !== undefined) detail['item'] = item;
  if (deadlineMs !== undefined) detail['deadline'] = instant(to, deadlineMs);
  return fields === undefined ? detail : Object.assign(detail, fields);
}

const FOR_BUYERS: ReadonlySet<string> = new Set([
  ...['Outbid', 'OrderPlaced', 'OrderShipped', 'RefundIssued', 'ItemsRecommended'],
]);

/** One of the platform's services writes UTC, the other whole seconds of Beijing. */
export const instant = ({ ordinal }: Person, atMs: number): string =>
  ordinal % 2 === 0
    ? new Date(atMs).toISOString()
    : `${new Date(atMs + 8 * HOUR_MS).toISOString().slice(0, 19)}+08:00`;
