import type { Field } from './field.ts';
import type { Lane } from './lane.ts';

// The catalog reads this file alone.
export {
  codesOfOne,
  count,
  type Field,
  instant,
  itemCodes,
  money,
  note,
  oneOf,
  optional,
  yesNo,
} from './field.ts';
export type { Lane } from './lane.ts';
export { PLATFORM } from './source.ts';

/** What the platform may put on the bus: an entry of the catalog, named by its `detail-type`. */
export type Entry = Kind | Fact;

/**
 * One thing that can be told. It is data, so that the rules of the bus, the senders and the tools
 * all read the same entry.
 */
export interface Kind extends Described {
  readonly requires: Omit<Requirements, 'recipient'> & { readonly recipient?: never };
  readonly lane: Lane;
  readonly category: Category;
  /** Cannot be muted, and is never held back by a quota; see `isCapped`. */
  readonly critical: boolean;
  /**
   * Whether it may come at any hour, or waits for the hours that its recipient chose. Marketing
   * waits whatever is said here.
   */
  readonly timing: 'immediate' | 'recipient-hours';
  /**
   * How long after `occurredAt` it is still worth telling, in seconds.
   * At least 25 hours (90,000) for whatever may wait a night.
   */
  readonly freshnessSeconds: number;
  /** Whether several are told in one text; each by itself by default. */
  readonly gathers?: Gathers;
  /** Whether it can wait while the operator saves texts; see `Mode`. */
  readonly optional?: true;
  /** A field that ends it as a deadline would, such as the `expiresAt` of a consignment. */
  readonly endsWith?: string;
  /** What its recipient may answer by SMS: `yes-no` to a price, or to `extend` a consignment. */
  readonly asks?: 'yes-no' | 'extend';
  /** Whom it is written for; `either` where its layers tell the roles apart. */
  readonly reader: Role | 'either';
  /** In the order that they are read. */
  readonly copy: readonly Layer[];
  /** A longer form than one part, and why it is worth its price. */
  readonly longer?: { readonly parts: 2; readonly because: string };
}

/**
 * `by: day`: all that a recipient has in a day, at the hour that the operator set. `by: item`: the
 * first of an item at once, then what came while it was quiet. The names are those of fields.
 */
export type Gathers =
  | {
      readonly by: 'day';
      /** How many one event counts for, and how many all of them are: said where there are more. */
      readonly counts: string;
      /** How many items it was, and which had most: said where there are more. */
      readonly items: string;
      readonly codes: string;
    }
  | {
      readonly by: 'item';
      readonly counts: string;
      /** An amount, of which the highest is said. */
      readonly highest: string;
    };

/**
 * Whether a quota counts it. Not what is critical, and not what answers somebody who has just
 * written: that has a cap of its own, and a refusal is confirmed however much was told that day.
 */
export const isCapped = ({ critical, category }: Kind): boolean =>
  !critical && category !== 'reply';

/** Parts that a text of the kind may take. */
export const partsMaxOf = ({ longer }: Kind): number => longer?.parts ?? 1;

/** An event that tells nobody anything, but changes what is known of a recipient. */
export interface Fact extends Described {
  readonly lane: null;
}

interface Described {
  /** The event's `detail-type`, such as `ItemSold`. */
  readonly name: string;
  /** What people call it, in Chinese. */
  readonly label: string;
  /** One sentence of Chinese that says what it is for: carriers ask for it when texts are filed. */
  readonly purpose: string;
  readonly requires: Requirements;
  /** Kinds about the same item that are no longer worth telling once this has happened. */
  readonly supersedes: readonly string[];
  /** Fields of `detail` that are its own; what it does not name passes unread. */
  readonly fields: Readonly<Record<string, Field>>;
  /** `detail` without what an example takes from now: `eventId`, `occurredAt`, `deadline`. */
  readonly example: Example;
}

/** What the event must name. A recipient, unless it says otherwise. */
interface Requirements {
  readonly item: boolean;
  readonly deadline: boolean;
  /** That `item.version` is there: an answer counts for the version that was asked about. */
  readonly itemVersion?: true;
  /** Of a fact alone. */
  readonly recipient?: false;
}

/** What a recipient can mute, unless the kind is critical; `reply` answers them and is never. */
export type Category =
  | ('listing' | 'pricing' | 'sale' | 'money' | 'status' | 'reply')
  | ('views' | 'tips' | 'offers');

/**
 * One thought of a text. `{item}` stands for the item's name, `{deadline}` for the deadline,
 * `{priceFen}` for the item's price, `{marketFen}` for what such items fetch, `{contact}` for the
 * filed contact, any other name for that field in the words of its type; `{x<=3}` for the number
 * `x`, or 3 where it is larger; `{a|b}` for `a`, or `b` where the event has no `a`. A layer that
 * lacks what it speaks of is left out.
 */
export interface Layer extends Condition {
  /** 1 is kept longest: where the text outgrows its parts, the largest number goes first. */
  readonly rank: number | 'required';
  readonly text: string;
}

interface Condition {
  /**
   * For this reader alone: by role; `new` who has consigned nothing before; `repeat` who has sold
   * in this category before.
   */
  readonly for?: Role | 'new' | 'repeat';
  /** Only where that can be said, or only where it cannot: a placeholder's name. */
  readonly if?: string;
  readonly unless?: string;
}

/** A layer that is kept whatever happens, where the event has what it speaks of. */
export const must = (text: string, when: Condition = {}): Layer => ({
  rank: 'required',
  text,
  ...when,
});

/** A layer for which there may be no room. */
export const may = (rank: number, text: string, when: Condition = {}): Layer => ({
  rank,
  text,
  ...when,
});

interface Example {
  readonly recipient: { readonly phone: string; readonly userId: string; readonly role: Role };
  readonly item?: Readonly<Record<string, string | number>>;
  /** Seconds from `occurredAt` to the deadline; none by default. */
  readonly deadlineAfterSeconds?: number;
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Fields that are times, in seconds from `occurredAt`. */
  readonly afterSeconds?: Readonly<Record<string, number>>;
}

export type Role = 'seller' | 'buyer';
