import { canHoldBack, type ItemMark } from '../domain/item-mark.ts';
import type { Notification } from '../domain/notification.ts';
import type { Clock, Marks } from '../ports.ts';
import type { RecentlySettled } from './recently-settled.ts';

export interface Marking {
  readonly marks: Marks;
  /** After which a mark can hold nothing back any longer; see `markSeconds`. */
  readonly markLifeMs: number;
  readonly recentlySettled: RecentlySettled;
  readonly clock: Clock;
}

/**
 * Writes down that something has happened which supersedes other news of the item, before anything
 * else is done about it: whether it is told itself or not, what it supersedes is no longer news.
 */
export function createMark(deps: Marking) {
  return async function mark(notification: Notification, stored: ItemMark): Promise<void> {
    const { kind, item, recipient, occurredAtMs } = notification;
    if (kind.supersedes.length === 0 || item === undefined) return;
    if (isKnown(notification, stored)) return;
    if (!canHoldBack(occurredAtMs, deps.markLifeMs, deps.clock.nowMs())) return;
    await deps.marks.mark(recipient.phone, item.id, kind.name, occurredAtMs);
  };

  function isKnown({ id, kind, occurredAtMs }: Notification, stored: ItemMark): boolean {
    return deps.recentlySettled.has(id) || (stored[kind.name] ?? 0) >= occurredAtMs;
  }
}
