import { type ItemMark, NO_MARK, withOccurred } from '../domain/item-mark.ts';
import type { Notification } from '../domain/notification.ts';
import { NEW_PROFILE, type Profile } from '../domain/profile.ts';
import type { Clock, Known, Recipients } from '../ports.ts';
import type { RecentlySettled } from './recently-settled.ts';

export interface Reading {
  readonly recipients: Recipients;
  /** The names of what supersedes a kind. */
  readonly supersedersOf: (kind: string) => readonly string[];
  readonly recentlySettled: RecentlySettled;
  readonly clock: Clock;
}

/** By what the notifications of a batch are decided. */
export interface Background {
  profileOf(notification: Notification): Profile;
  /** As it was read. */
  storedMarkOf(notification: Notification): ItemMark;
  /** With what this batch adds to it: a bid need not be told for whose sale lies beside it. */
  markOf(notification: Notification): ItemMark;
}

/**
 * Reads what is known of the recipients and the items of a batch, in one call; in none where all
 * have expired or were told before, so that for a repeat and a replay nothing is read.
 */
export function createRead(deps: Reading) {
  return async function read(all: readonly Notification[]): Promise<Background> {
    const open = all.filter(isOpen);
    const known = open.length === 0 ? NOTHING : await deps.recipients.read(open.map(wantedOf));
    return backgroundOf(all, known);
  };

  function isOpen({ id, expiresAtMs }: Notification): boolean {
    return expiresAtMs >= deps.clock.nowMs() && !deps.recentlySettled.has(id);
  }

  function wantedOf({ kind, item, recipient }: Notification) {
    const { phone } = recipient;
    const hasMark = item !== undefined && deps.supersedersOf(kind.name).length > 0;
    return hasMark ? { phone, itemId: item.id } : { phone };
  }
}

function backgroundOf(all: readonly Notification[], known: Known): Background {
  const storedMarkOf = ({ recipient, item }: Notification) =>
    item === undefined ? NO_MARK : known.markOf(recipient.phone, item.id);
  const marks = new Map<string, ItemMark>();
  for (const notification of all.filter(({ kind }) => kind.supersedes.length > 0)) {
    const mark = marks.get(placeOf(notification)) ?? storedMarkOf(notification);
    const { kind, occurredAtMs } = notification;
    marks.set(placeOf(notification), withOccurred(mark, kind.name, occurredAtMs));
  }
  return {
    profileOf: ({ recipient }) => known.profileOf(recipient.phone),
    storedMarkOf,
    markOf: (notification) => marks.get(placeOf(notification)) ?? storedMarkOf(notification),
  };
}

/** Whose item it is about. */
const placeOf = ({ recipient, item }: Notification): string => `${recipient.phone} ${item?.id}`;

const NOTHING: Known = { profileOf: () => NEW_PROFILE, markOf: () => NO_MARK };
