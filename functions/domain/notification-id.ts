import { createHash } from 'node:crypto';

/** The first 32 hex digits of SHA-256 over kind, event id and phone, one a line. */
export const notificationId = (kind: string, eventId: string, phone: string): string =>
  createHash('sha256').update(`${kind}\n${eventId}\n${phone}`).digest('hex').slice(0, 32);
