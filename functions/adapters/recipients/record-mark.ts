import { hash } from 'node:crypto';

/**
 * 6 hex digits of SHA-256 of a record's id: enough to tell the record from the few others that can
 * come for the same notification, in a tenth of the bytes.
 */
export const recordMark = (recordId: string): string =>
  hash('sha256', recordId).slice(0, RECORD_MARK_DIGITS);

export const RECORD_MARK_DIGITS = 6;
