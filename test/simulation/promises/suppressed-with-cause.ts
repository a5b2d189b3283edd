import type { History, PutEvent, Verdict } from '../history.ts';
import type { Breach, SimulatedPromise } from '../promise.ts';
import { type HistoryIndex, indexOf } from './history-index.ts';
import { kindOf } from './kinds.ts';
import { type Standing, standings } from './standing.ts';
import { hasExpired, isNoNews, isOfFormerOwner, isSuperseded } from './void-news.ts';

/**
 * Nothing is suppressed without a cause that the history shows. A verdict is put when its batch is
 * done, so that its cause may have been read at any time since the batch began; and up to
 * `STALE_MS` before that, because what is read may be a moment old. Of quotas, modes and budgets
 * the history does not show what stood in the tables: there the rules alone are held to, by which
 * transactional news is never paused, nor over budget, nor kept from by the hours.
 */
export const suppressedWithCause: SimulatedPromise = {
  name: 'nothing is suppressed without cause',
  breaches(history) {
    return history.verdicts.flatMap((verdict) => {
      if (verdict.is !== 'suppressed') return [];
      const those = eventsOf(history, verdict);
      const [event] = those.events;
      if (event === undefined) return [];
      const case_: Case = { history, verdict, event, ...those };
      return hasCause(case_) ? [] : [breachOf(case_)];
    });
  },
};

/** What was read when a batch began may be as old: the table is eventually consistent. */
export const STALE_MS = 60_000;

interface Case {
  readonly history: History;
  readonly verdict: Verdict;
  readonly event: PutEvent;
  /** Those that a flush took, or the one. */
  readonly events: readonly PutEvent[];
  readonly isFlush: boolean;
}

function eventsOf(history: History, { eventId, notificationId }: Verdict) {
  const { eventOf, takesBy } = indexOf(history);
  const own = eventOf(eventId);
  if (own !== undefined) return { events: [own], isFlush: false };
  const taken = new Set(takesBy(notificationId).flatMap(({ eventIds }) => eventIds));
  return { events: [...taken].flatMap((id) => eventOf(id) ?? []), isFlush: true };
}

const breachOf = ({ verdict, event, events }: Case): Breach => ({
  what: `${event.kind} ${verdict.eventId} was suppressed as ${verdict.reason}, without cause`,
  atMs: verdict.atMs,
  phone: event.phone,
  eventIds: events.map(({ eventId }) => eventId),
});

function hasCause(one: Case): boolean {
  const { history, verdict, event, isFlush } = one;
  const { lane, isCapped } = event;
  const { atMs } = verdict;
  switch (verdict.reason) {
    case 'expired':
      // A flush has an end of its own, no sooner than it is due.
      return isFlush
        ? atMs >= dueMs(verdict) - history.terms.skewMs
        : hasExpired(history, event, atMs);
    case 'superseded':
      return isFlush
        ? one.events.every((each) => isNoNews(history, each, atMs))
        : isSuperseded(history, event, atMs);
    case 'opted-out':
    case 'no-consent':
      return lane === 'marketing' && stood(one, isUnwanted(one));
    case 'muted':
      return isMuted(one);
    case 'unreachable':
      return isUnreachable(one);
    case 'paused':
    case 'over-budget':
    case 'hours':
      return lane === 'marketing';
    case 'quota':
      return isCapped;
    case 'runaway':
      return lane === 'transactional';
    default:
      // Nothing is held out yet.
      return false;
  }
}

/** Of `digest-<due>` or `digest-<item>-<due>`. */
const dueMs = ({ eventId }: Verdict): number => Date.parse(eventId.slice(-DUE_CHARACTERS));
const DUE_CHARACTERS = '2026-11-22T19:00:00.000Z'.length;

const isUnwanted =
  ({ history, verdict }: Case) =>
  ({ consent }: Standing): boolean =>
    verdict.reason === 'opted-out'
      ? consent === 'refused'
      : history.terms.needsConsent && consent === 'unset';

function isMuted(one: Case): boolean {
  const kind = kindOf(one.event.kind);
  if (kind === undefined || kind.critical || kind.category === 'reply') return false;
  return stood(one, ({ muted }) => muted.includes(kind.category));
}

/** The carrier or its receipts gave the number up, or it has passed on since. */
function isUnreachable({ history, verdict: { atMs }, event, events }: Case): boolean {
  const index = indexOf(history);
  return (
    index.wishesOf(event.phone).some((wish) => wish.is === 'unreachable' && wish.atMs <= atMs) ||
    events.every((each) => isOfFormerOwner(history, each, atMs))
  );
}

/** Whether it was so at some moment at which the batch may have read it. */
function stood({ history, verdict, event }: Case, isSo: (standing: Standing) => boolean): boolean {
  const index = indexOf(history);
  const fromMs = begunAtMs(index, verdict) - STALE_MS;
  return standings(index.wishesOf(event.phone), fromMs, verdict.atMs).some(isSo);
}

const begunAtMs = ({ at }: HistoryIndex, { worker, atMs }: Verdict): number =>
  at(worker, atMs)?.startedAtMs ?? atMs;
