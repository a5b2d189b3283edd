/**
 * When a text reached its carrier, in milliseconds since the epoch: as the carrier says, where that
 * can be, else now. A clock of theirs that is far off must not make a reply too old to act.
 */
export const receivedAt = (saidMs: number | undefined, nowMs: number): number =>
  saidMs !== undefined && saidMs >= nowMs - PAST_MAX_MS && saidMs <= nowMs + SKEW_MS
    ? saidMs
    : nowMs;

/** Carriers repeat a call for minutes; a day is for those that were cut off. */
const PAST_MAX_MS = 24 * 3_600_000;
const SKEW_MS = 60_000;
