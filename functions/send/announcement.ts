import { subjectOf } from '../domain/subject.ts';
import type { Announcement } from '../ports/announcer.ts';
import type { Ending } from './ending.ts';

/** What the platform is told of an ending; undefined where nothing has ended, or not anew. */
export function announcementOf(ending: Ending): Announcement | undefined {
  switch (ending.is) {
    case 'sent': {
      const { notification, messageId, parts } = ending;
      return { type: 'NotificationSent', detail: { ...subjectOf(notification), messageId, parts } };
    }
    case 'suppressed': {
      const { notification, reason } = ending;
      return { type: 'NotificationSuppressed', detail: { ...subjectOf(notification), reason } };
    }
    case 'failed': {
      const { subject, reason } = ending;
      // What is no event at all is about nobody: its dead letter and the alarm speak for it.
      if (subject === undefined) return undefined;
      return { type: 'NotificationFailed', detail: { ...subject, reason } };
    }
    case 'deferred':
    case 'duplicate':
    case 'returned':
      return undefined;
    default:
      return ending satisfies never;
  }
}
