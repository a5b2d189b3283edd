import type * as z from 'zod/mini';
import type { Lane } from './lane.ts';

// The catalog reads this file alone.
export { moneyFen } from './fields.ts';
export type { Lane } from './lane.ts';
export { PLATFORM } from './source.ts';

/**
 * One thing that can be told: an entry of the catalog, named by the event's `detail-type`.
 * It is data, so that the rules of the bus, the senders and the tools all read the same entry.
 */
export interface Kind {
  /** The event's `detail-type`, such as `ItemSold`. */
  readonly name: string;
  /** What people call it, in Chinese. */
  readonly label: string;
  readonly lane: Lane;
  readonly category: Category;
  /** Cannot be muted, and is never held back by a quota. */
  readonly critical: boolean;
  /**
   * How long after `occurredAt` it is still worth telling, in seconds.
   * At least 25 hours (90,000) for whatever may wait a night.
   */
  readonly freshnessSeconds: number;
  /** Whether the event must name an item, a deadline. */
  readonly requires: { readonly item: boolean; readonly deadline: boolean };
  /** Fields of `detail` that are this kind's own; what it does not name passes unread. */
  readonly fields: Readonly<Record<string, z.ZodMiniType>>;
  /** In the order that they are read. */
  readonly copy: readonly Layer[];
  /** `detail` without what an example takes from now: `eventId`, `occurredAt`, `deadline`. */
  readonly example: KindExample;
}

/** What a recipient can mute, unless the kind is critical. */
type Category = 'listing' | 'pricing' | 'sale' | 'money' | 'views';

/**
 * One thought of a text. `{item}` stands for the item's name, `{deadline}` for the deadline,
 * `{xFen}` for that field as money. A layer whose field the event lacks is left out; a required
 * layer speaks only of what every event of the kind has, which the tests of the catalog see to.
 */
export interface Layer {
  /** 1 is kept longest; where the text outgrows one part, the largest number goes first. */
  readonly rank: number;
  readonly text: string;
  readonly required?: true;
}

interface KindExample {
  readonly recipient: { readonly phone: string; readonly userId: string; readonly role: Role };
  readonly item?: Readonly<Record<string, string | number>>;
  /** Seconds from `occurredAt` to the deadline; none by default. */
  readonly deadlineAfterSeconds?: number;
  readonly fields?: Readonly<Record<string, string | number>>;
}

export type Role = 'seller' | 'buyer';
