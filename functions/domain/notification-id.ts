import { hashOfLines } from './hash-of-lines.ts';

/** 32 hex digits of kind, event id and phone. */
export const notificationId = (kind: string, eventId: string, phone: string): string =>
  hashOfLines(kind, eventId, phone);
