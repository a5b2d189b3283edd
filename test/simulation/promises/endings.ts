import type { History, Letter, PutEvent } from '../history.ts';
import { type Accepted, indexOf } from './history-index.ts';
import { isNoNews } from './void-news.ts';

/** What an event came to, as those outside can see it. */
export interface Endings {
  /** Told by itself or in a flush. */
  readonly accepted: readonly Accepted[];
  /** Reasons, each once. */
  readonly suppressed: readonly string[];
  readonly letters: readonly Letter[];
}

/** Its own. */
export function endingsOf(history: History, { eventId, notificationId }: PutEvent): Endings {
  const { acceptedFor, verdictsOn, lettersOf } = indexOf(history);
  return {
    accepted: acceptedFor(eventId),
    suppressed: reasonsOf(verdictsOn(eventId)),
    // A flush bears the event that made it.
    letters: lettersOf(eventId).filter(
      (letter) => (letter.notificationId ?? notificationId) === notificationId,
    ),
  };
}

/** Those of the flushes that took it. */
export function flushEndingsOf(history: History, { eventId }: PutEvent): Endings {
  const { takesWith, publishesOf, verdictsOf, lettersOfFlush } = indexOf(history);
  const flushes = [...new Set(takesWith(eventId).map(({ notificationId }) => notificationId))];
  return {
    accepted: flushes
      .flatMap((id) => publishesOf(id))
      .filter((one): one is Accepted => one.acceptedAtMs !== undefined),
    suppressed: reasonsOf(flushes.flatMap((id) => verdictsOf(id))),
    letters: flushes.flatMap((id) => lettersOfFlush(id)),
  };
}

const reasonsOf = (
  verdicts: readonly { readonly is: string; readonly reason?: string }[],
): readonly string[] => [
  ...new Set(verdicts.flatMap(({ is, reason = '' }) => (is === 'suppressed' ? [reason] : []))),
];

/** Whether a flush that took it left it out, because it was no news any more. */
export const wasLeftOut = (history: History, event: PutEvent): boolean =>
  indexOf(history)
    .takesWith(event.eventId)
    .some(({ atMs }) => isNoNews(history, event, atMs));

/**
 * Whether a letter is the end of it. One that was put back is not: its record comes again. But of
 * marketing the claim is final, and what comes again as another record is taken for a copy (ADR 2):
 * only what had not been read, which `target` says, must end once more.
 */
export const isLast = ({ of, reason, redrivenAtMs }: Letter): boolean =>
  redrivenAtMs === undefined || (of === 'marketing' && reason !== 'target');
