import { createHash } from 'node:crypto';
import type { SentText } from '../../functions/domain/carrier-answer.ts';
import type { GrantedAttempt } from '../../functions/ports.ts';
import { NOON_MS } from './an-event.ts';

/** A first attempt, some seconds after noon; its record is its own unless one is named. */
export const at = (seconds: number, token = aToken(seconds), recordId = token): GrantedAttempt => ({
  ...{ token, recordId, ordinal: 1 },
  nowMs: NOON_MS + seconds * 1000,
});

export const aToken = (seed: number | string): string =>
  createHash('sha256').update(String(seed)).digest('hex').slice(0, 8);

/** What an accepted text of one part is settled with. */
export const SENT: SentText = { messageId: 'sms-1', parts: 1 };
