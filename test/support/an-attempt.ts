import { createHash } from 'node:crypto';
import type { Attempt } from '../../functions/ports.ts';
import { NOON_MS } from './an-event.ts';

/** An attempt, some seconds after noon; its record is its own unless one is named. */
export const at = (seconds: number, token = aToken(seconds), recordId = token): Attempt => ({
  ...{ token, recordId },
  nowMs: NOON_MS + seconds * 1000,
});

export const aToken = (seed: number | string): string =>
  createHash('sha256').update(String(seed)).digest('hex').slice(0, 8);
