import type { Kind } from './kind.ts';
import type { Notification } from './notification.ts';
import { notificationId } from './notification-id.ts';

/** The message that has told what was gathered: on the queue it stands in the envelope. */
export interface Flush {
  /** When it is told, and by what it is known; a whole second, in ms. */
  readonly dueMs: number;
  /** Past it nobody is told any more. */
  readonly expiresAtMs: number;
}

/** Where it is gathered: of a recipient all of a kind, or what concerns one item. */
export const gatheringKey = ({ name, gathers }: Kind, itemId: string): string =>
  gathers?.by === 'item' ? `${name}#${itemId}` : name;

/** The notification of a flush: by its time another one each, the same however often it comes. */
export function flushOf(notification: Notification, flush: Flush): Notification {
  const { kind, item, recipient } = notification;
  const { deadlineMs: _, item: __, ...rest } = notification;
  const isOfOneItem = kind.gathers?.by === 'item' && item !== undefined;
  const due = new Date(flush.dueMs).toISOString();
  const eventId = `digest-${isOfOneItem ? `${item.id}-` : ''}${due}`;
  return {
    ...rest,
    ...(isOfOneItem ? { item } : {}),
    ...{ id: notificationId(kind.name, eventId, recipient.phone), eventId, flush },
    ...{ occurredAtMs: flush.dueMs, expiresAtMs: flush.expiresAtMs, fields: {} },
  };
}
