import type { Notification } from './notification.ts';
import { notificationId } from './notification-id.ts';

/** Whom and what an answer on the bus is about. */
export interface Subject {
  readonly notificationId: string;
  readonly kind: string;
  readonly eventId: string;
  readonly recipient: Readonly<Record<string, unknown>>;
  readonly item?: Readonly<Record<string, unknown>>;
}

export const subjectOf = ({ id, kind, eventId, recipient, item }: Notification): Subject => ({
  notificationId: id,
  kind: kind.name,
  eventId,
  recipient,
  ...(item === undefined ? {} : { item: { id: item.id, code: item.code, version: item.version } }),
});

/**
 * The subject of an event that was rejected, as far as it can be made out: the platform finds its
 * event by it. Only plain values of a sane length are repeated.
 */
export function subjectOfRejected(
  kind: string,
  envelopeId: string,
  detail: Readonly<Record<string, unknown>>,
): Subject {
  const { eventId: given } = plainOf(detail, ['eventId']);
  const eventId = typeof given === 'string' ? given : envelopeId;
  const recipient = plainOf(detail['recipient'], ['phone', 'userId', 'role']);
  const item = plainOf(detail['item'], ['id', 'code', 'version']);
  return {
    notificationId: notificationId(kind, eventId, String(recipient['phone'] ?? '')),
    kind,
    eventId,
    recipient,
    ...(Object.keys(item).length === 0 ? {} : { item }),
  };
}

function plainOf(value: unknown, names: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      ([name, each]) =>
        names.includes(name) &&
        (typeof each === 'number' || (typeof each === 'string' && each.length <= 256)),
    ),
  );
}
