/**
 * When a text reached its carrier, in milliseconds since the epoch: as the carrier says, where that
 * can be, else now. A clock of theirs that is far off must not make a reply too old to act.
 */
export const receivedAt = (saidMs: number | undefined, nowMs: number): number =>
  saidMs !== undefined && saidMs >= nowMs - PAST_MAX_MS && saidMs <= nowMs + SKEW_MS
    ? saidMs
    : nowMs;

/** Carriers keep a text that they cannot hand over for three days at the most. */
const PAST_MAX_MS = 72 * 3_600_000;
const SKEW_MS = 60_000;
