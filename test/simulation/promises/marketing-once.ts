import type { History } from '../history.ts';
import type { Breach, SimulatedPromise } from '../promise.ts';
import { type Accepted, type HistoryIndex, indexOf } from './history-index.ts';

/**
 * At most one text for each marketing notification, whatever happens: its claim is final.
 *
 * And of each event at most one, by itself or in a flush. It is told once more only as ADR 10 and
 * `functions/send/tell-gathered.ts` have it: where a fault struck the worker that told it, so that
 * it was not written down as told; where a copy of it came while it was being told; or where
 * another flush was told in between, for the ids of the last one alone are kept.
 */
export const marketingOnce: SimulatedPromise = {
  name: 'marketing is told at most once',
  breaches(history) {
    const told = indexOf(history).accepted.filter(({ lane }) => lane === 'marketing');
    const byNotification = Map.groupBy(told, ({ notificationId }) => notificationId);
    const twice = [...byNotification.values()].flatMap(([first, second]) =>
      first === undefined || second === undefined ? [] : [toldTwice(first, second)],
    );
    return [...twice, ...eventsToldAgain(history, told)];
  },
};

const toldTwice = (first: Accepted, second: Accepted): Breach => ({
  what:
    `${second.kind} ${second.notificationId.slice(0, 8)} was texted twice, ` +
    `${second.acceptedAtMs - first.acceptedAtMs} ms apart`,
  atMs: second.acceptedAtMs,
  phone: second.phone,
  eventIds: [...new Set([...first.eventIds, ...second.eventIds])],
});

function eventsToldAgain(history: History, told: readonly Accepted[]): readonly Breach[] {
  const index = indexOf(history);
  const lastOf = new Map<string, Accepted>();
  return told.flatMap((text) =>
    text.eventIds.flatMap((eventId) => {
      const before = lastOf.get(eventId);
      lastOf.set(eventId, text);
      if (before === undefined || before.notificationId === text.notificationId) return [];
      return mayBeToldAgain(index, eventId, before, text) ? [] : [toldAgain(eventId, before, text)];
    }),
  );
}

const toldAgain = (eventId: string, before: Accepted, text: Accepted): Breach => ({
  what:
    `${text.kind} ${eventId} was told once more in another text, ` +
    `${text.acceptedAtMs - before.acceptedAtMs} ms after the first`,
  atMs: text.acceptedAtMs,
  phone: text.phone,
  eventIds: [eventId],
});

function mayBeToldAgain(
  index: HistoryIndex,
  eventId: string,
  before: Accepted,
  text: Accepted,
): boolean {
  const telling = index.at(before.worker, before.atMs);
  if (telling === undefined) return false;
  if (telling.endedAtMs === undefined || telling.faults.length > 0) return true;
  const { startedAtMs, endedAtMs } = telling;
  const isBeside = index
    .invocationsWith(eventId)
    .some(
      (other) =>
        other !== telling &&
        other.startedAtMs <= endedAtMs &&
        (other.endedAtMs ?? Number.POSITIVE_INFINITY) >= startedAtMs,
    );
  return isBeside || isForgotten(index, eventId, before, text);
}

/** Another flush of the same place was told in between, and a copy came after it. */
function isForgotten(
  index: HistoryIndex,
  eventId: string,
  before: Accepted,
  text: Accepted,
): boolean {
  const event = index.eventOf(eventId);
  if (event === undefined || event.arrivals < 2) return false;
  return index.takesOf(text.phone, text.kind).some(({ atMs, notificationId }) => {
    const isBetween = atMs > before.atMs && atMs < text.atMs;
    return isBetween && ![before, text].some((one) => one.notificationId === notificationId);
  });
}
