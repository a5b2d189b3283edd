import { createHash } from 'node:crypto';

/**
 * 6 hex digits of SHA-256 of a record's id: enough to tell the record from the few others that can
 * come for the same notification, in a tenth of the bytes.
 */
export const recordMark = (recordId: string): string =>
  createHash('sha256').update(recordId).digest('hex').slice(0, RECORD_MARK_DIGITS);

export const RECORD_MARK_DIGITS = 6;
