import type { Role } from './kind.ts';
import type { Item, Notification } from './notification.ts';

/** A question that a text put to its recipient, and that a reply can answer. */
export interface Ask {
  /** Of the notification that asks. */
  readonly id: string;
  /** Of the catalog, such as `PriceProposed`. */
  readonly kind: string;
  readonly wants: Wanted;
  readonly occurredAtMs: number;
  /** When its text was claimed. */
  readonly askedAtMs: number;
  /** It is open up to this instant, and not after it. */
  readonly untilMs: number;
  readonly recipient: { readonly userId?: string; readonly role: Role };
  readonly item: Pick<Item, 'id' | 'code' | 'version'>;
}

/** A yes or a no to a price, or a number of days by which to extend, up to a limit. */
export type Wanted =
  | { readonly is: 'price'; readonly proposedPriceFen: number }
  | { readonly is: 'days'; readonly maxDays: number };

/** An ask as it is remembered, open or not. */
export interface RememberedAsk extends Ask {
  /** When an attempt before claimed it, of whose text nobody heard whether it went out. */
  readonly firstAskedAtMs?: number;
  /** Of its text, once the carrier has taken it. */
  readonly messageId?: string;
  readonly answered?: Answered;
}

/** What somebody answered to an ask. */
export interface Answered {
  /** The key of the reply. */
  readonly by: string;
  readonly as: Answer;
}

/** To a price, or the number of days by which to extend. */
export type Answer = 'yes' | 'no' | number;

/**
 * What a notification asks; undefined where it asks nothing.
 * @param askedAtMs when its text was claimed
 */
export function askOf(notification: Notification, askedAtMs: number): Ask | undefined {
  const { id, kind, occurredAtMs, recipient, item } = notification;
  const wants = wantedOf(notification);
  if (wants === undefined || item === undefined) return undefined;
  const { userId, role } = recipient;
  return {
    ...{ id, kind: kind.name, wants, occurredAtMs, askedAtMs, untilMs: openUntilMs(notification) },
    recipient: { role, ...(userId === undefined ? {} : { userId }) },
    item: {
      ...{ id: item.id, code: item.code },
      ...(item.version === undefined ? {} : { version: item.version }),
    },
  };
}

/**
 * The deadline that its text names, where there is one, else as long as it may be told: a text that
 * came late promises no less.
 */
function openUntilMs({
  occurredAtMs,
  expiresAtMs,
  deadlineMs = expiresAtMs,
}: Notification): number {
  return Math.min(Math.max(expiresAtMs, deadlineMs), occurredAtMs + ASK_MAX_SECONDS * 1_000);
}

/** What closes an ask is remembered for as long: see `markSeconds`. */
export const ASK_MAX_SECONDS = 30 * 86_400;

function wantedOf({ kind, fields }: Notification): Wanted | undefined {
  switch (kind.asks) {
    case 'yes-no':
      return { is: 'price', proposedPriceFen: Number(fields['proposedPriceFen']) };
    case 'extend':
      return { is: 'days', maxDays: Number(fields['maxExtendDays']) };
    case undefined:
      return undefined;
    default:
      return kind.asks satisfies never;
  }
}
