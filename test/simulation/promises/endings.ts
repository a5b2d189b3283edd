import { notificationId } from '../../../functions/domain/notification-id.ts';
import type { History, Letter, PutEvent, Verdict } from '../history.ts';
import { type Accepted, indexOf } from './history-index.ts';
import { kindOf } from './kinds.ts';
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
export function endingsOf(history: History, event: PutEvent): Endings {
  const { eventId, notificationId: own } = event;
  const { acceptedFor, verdictsOn, lettersOf } = indexOf(history);
  return {
    accepted: acceptedFor(eventId),
    suppressed: reasonsOf(verdictsOn(eventId)),
    // A flush bears the event that made it.
    letters: lettersOf(eventId).filter((letter) => (letter.notificationId ?? own) === own),
  };
}

/** Those of the flushes that took it. */
function flushEndingsOf(history: History, { eventId }: PutEvent): Endings {
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

/**
 * Whether a flush of its place was lost with what it was to tell: it is a letter that was not put
 * back; or was when what is gathered was forgotten, two days after its due time (ADR 10), so that
 * it expired and took nothing.
 */
function wasForgotten(history: History, event: PutEvent): boolean {
  const { eventOf } = indexOf(history);
  const isOfPlace = (other: PutEvent | undefined) =>
    other !== undefined && isTogether(event, other);
  const isLetter = history.letters.some(
    (letter) =>
      letter.notificationId !== undefined &&
      letter.redrivenAtMs === undefined &&
      letter.atMs >= event.atMs &&
      isOfPlace(eventOf(letter.eventId ?? '')),
  );
  return isLetter || history.verdicts.some((verdict) => isForgottenFlush(event, verdict));
}

const isTogether = (a: PutEvent, b: PutEvent): boolean =>
  a.phone === b.phone && a.kind === b.kind && (a.itemId === b.itemId || !isByItem(a.kind));

const isByItem = (kind: string): boolean => kindOf(kind)?.gathers?.by === 'item';

function isForgottenFlush(event: PutEvent, { is, reason, eventId, ...verdict }: Verdict): boolean {
  const { kind, phone, itemId, atMs } = event;
  if (is !== 'suppressed' || reason !== 'expired' || !eventId.startsWith('digest-')) return false;
  const due = eventId.slice(-'2026-11-22T19:00:00.000Z'.length);
  const own = `digest-${isByItem(kind) ? `${itemId}-` : ''}${due}`;
  const isOwn = verdict.notificationId === notificationId(kind, own, phone);
  const dueMs = Date.parse(due);
  return isOwn && atMs <= dueMs + OVERDUE_MS && verdict.atMs >= dueMs + FORGOTTEN_MS;
}

/** As `functions/adapters/recipients/gatherings.ts` has them: until then a flush takes in more. */
const OVERDUE_MS = 3_600_000;
const FORGOTTEN_MS = 2 * 86_400_000;

/** Whether a flush that took it left it out, because it was no news any more. */
const wasLeftOut = (history: History, event: PutEvent): boolean =>
  indexOf(history)
    .takesWith(event.eventId)
    .some(({ atMs }) => isNoNews(history, event, atMs));

/** Whether what is told with others came to an end with them, by what counts as an end. */
export const endedWithOthers = (
  history: History,
  event: PutEvent,
  isAnEnd: (endings: Endings) => boolean,
): boolean =>
  event.isGathered &&
  (isAnEnd(flushEndingsOf(history, event)) ||
    wasLeftOut(history, event) ||
    wasForgotten(history, event));

/**
 * Whether a letter is the end of it. One that was put back is not: its record comes again. But of
 * marketing the claim is final, and what comes again as another record is taken for a copy (ADR 2):
 * only what had not been read, which `target` says, must end once more.
 */
export const isLast = ({ of, reason, redrivenAtMs }: Letter): boolean =>
  redrivenAtMs === undefined || (of === 'marketing' && reason !== 'target');
