import type { Notification } from '../domain/notification.ts';
import type { Announcement } from '../ports.ts';
import type { Ended } from './send.ts';

/** What the platform is told of an ending; undefined where nothing has ended, or not anew. */
export function announcementOf({ ending }: Ended): Announcement | undefined {
  switch (ending.is) {
    case 'sent': {
      const { notification, messageId, parts } = ending;
      return { type: 'NotificationSent', detail: { ...about(notification), messageId, parts } };
    }
    case 'suppressed': {
      const { notification, reason } = ending;
      return { type: 'NotificationSuppressed', detail: { ...about(notification), reason } };
    }
    case 'failed': {
      const { notification, reason } = ending;
      // What cannot be read names nobody: its dead letter and the alarm speak for it.
      if (notification === undefined) return undefined;
      return { type: 'NotificationFailed', detail: { ...about(notification), reason } };
    }
    case 'duplicate':
    case 'returned':
      return undefined;
    default:
      return ending satisfies never;
  }
}

const about = ({ id, kind, eventId, recipient, item }: Notification) => ({
  notificationId: id,
  kind: kind.name,
  eventId,
  recipient,
  ...(item === undefined ? {} : { item: { id: item.id, code: item.code, version: item.version } }),
});
