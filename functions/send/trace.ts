import { nameOf } from '../domain/error-name.ts';
import { mask } from '../domain/mask.ts';
import type { Notification } from '../domain/notification.ts';

/** What a log may hold of a notification, to find it by. */
export const traceOf = ({ id, kind, recipient }: Notification) => ({
  notificationId: id,
  kind: kind.name,
  phone: mask(recipient.phone),
});

/** With what went wrong, by the name of the error. */
export const failureOf = (notification: Notification, error: unknown) => ({
  ...traceOf(notification),
  error: nameOf(error),
});
