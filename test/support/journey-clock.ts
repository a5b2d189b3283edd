import { realNowMs } from '../../local/shifted-date.ts';
import { NOON_MS } from './an-event.ts';

/**
 * The time of journeys: noon when a file of them begins, whatever the hour is on this machine. By
 * night marketing waits for the morning. It knows of nobody who travels.
 */
export const nowMs = (): number => realNowMs() + SHIFT_MS;

const SHIFT_MS = NOON_MS - realNowMs();

/** Has a cloud begin at that time. */
export const atNoon = (): readonly string[] => ['--now', new Date(nowMs()).toISOString()];
