import { DAY_MS, type Line } from './log-group.ts';
import { invalid } from './logs-error.ts';

interface InputEvent {
  readonly timestamp: number;
  readonly message: string;
}

/** Which events of a batch were not taken; the ends are those of `slice`. */
export interface RejectedEvents {
  readonly tooNewLogEventStartIndex?: number;
  readonly tooOldLogEventEndIndex?: number;
  readonly expiredLogEventEndIndex?: number;
}

/**
 * A batch of PutLogEvents, without those of its events that are too old or too new.
 * Limits by the CloudWatch Logs API reference, PutLogEvents.
 * @throws a `LogsError` for a batch that is refused as a whole
 */
export function readPut(
  events: readonly InputEvent[],
  retentionDays: number | undefined,
  nowMs: number,
): { readonly lines: readonly Line[]; readonly rejected: RejectedEvents | undefined } {
  refuse(events);
  const countBefore = (ms: number) => events.filter(({ timestamp }) => timestamp < ms).length;
  const tooOld = countBefore(nowMs - TOO_OLD_MS);
  const expired = retentionDays === undefined ? 0 : countBefore(nowMs - retentionDays * DAY_MS);
  const tooNewFrom = countBefore(nowMs + TOO_NEW_MS + 1);
  const rejected = {
    ...(tooNewFrom < events.length && { tooNewLogEventStartIndex: tooNewFrom }),
    ...(tooOld > 0 && { tooOldLogEventEndIndex: tooOld }),
    ...(expired > 0 && { expiredLogEventEndIndex: expired }),
  };
  return {
    lines: events
      .slice(Math.max(tooOld, expired), tooNewFrom)
      .map(({ timestamp, message }) => ({ timestampMs: timestamp, message })),
    rejected: Object.keys(rejected).length > 0 ? rejected : undefined,
  };
}

const TOO_OLD_MS = 14 * DAY_MS;
const TOO_NEW_MS = 2 * 3_600_000;
const BATCH_MAX_BYTES = 1_048_576;
/** Counted for each event beside its message. */
const OVERHEAD_BYTES = 26;

function refuse(events: readonly InputEvent[]): void {
  const bytes = events.reduce(
    (sum, { message }) => sum + Buffer.byteLength(message) + OVERHEAD_BYTES,
    0,
  );
  if (bytes > BATCH_MAX_BYTES) {
    throw invalid(`Upload too large: ${bytes} bytes exceeds limit of ${BATCH_MAX_BYTES}`);
  }
  if (events.some(({ timestamp }, i) => timestamp < (events[i - 1]?.timestamp ?? 0))) {
    throw invalid('Log events in a single PutLogEvents request must be in chronological order.');
  }
  const spanMs = (events.at(-1)?.timestamp ?? 0) - (events[0]?.timestamp ?? 0);
  if (spanMs > DAY_MS) {
    throw invalid('The batch of log events in a single PutLogEvents request spans over 24 hours.');
  }
}
