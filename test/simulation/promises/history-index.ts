import type { Reply } from '../correspondence.ts';
import type {
  History,
  Invocation,
  Letter,
  Mark,
  Publish,
  PutEvent,
  Take,
  Verdict,
  Wish,
} from '../history.ts';
import { grouped, groupedByAll, single } from './grouped.ts';
import { kindOf } from './kinds.ts';

/** A text that the carrier took. */
export type Accepted = Publish & { readonly acceptedAtMs: number };

/** What belongs together of a history, gone through once for all promises. */
export interface HistoryIndex {
  readonly eventOf: (eventId: string) => PutEvent | undefined;
  /** By the id of its notification. */
  readonly putAs: (notificationId: string) => PutEvent | undefined;
  readonly eventsOfItem: (phone: string, itemId: string) => readonly PutEvent[];
  /** In the order in which the carrier took them. */
  readonly accepted: readonly Accepted[];
  readonly publishesOf: (notificationId: string) => readonly Publish[];
  readonly acceptedFor: (eventId: string) => readonly Accepted[];
  readonly verdictsOn: (eventId: string) => readonly Verdict[];
  readonly verdictsOf: (notificationId: string) => readonly Verdict[];
  readonly lettersOf: (eventId: string) => readonly Letter[];
  readonly lettersOfFlush: (notificationId: string) => readonly Letter[];
  readonly takesWith: (eventId: string) => readonly Take[];
  readonly takesBy: (notificationId: string) => readonly Take[];
  /** Of one recipient's flushes of that kind. */
  readonly takesOf: (phone: string, kind: string) => readonly Take[];
  readonly wishesOf: (phone: string) => readonly Wish[];
  readonly marksOf: (phone: string, itemId: string) => readonly Mark[];
  /** What was put to a phone that asks something. */
  readonly asksOf: (phone: string) => readonly PutEvent[];
  readonly repliesOf: (phone: string) => readonly Reply[];
  readonly invocationsWith: (eventId: string) => readonly Invocation[];
  readonly invocationsWithFlush: (flushId: string) => readonly Invocation[];
  readonly invocationsWithMessage: (messageId: string) => readonly Invocation[];
  /** What a worker was at; undefined where the history has no invocation of it then. */
  readonly at: (worker: number, atMs: number) => Invocation | undefined;
}

/** Made once for each history. */
export function indexOf(history: History): HistoryIndex {
  const made = INDEXES.get(history) ?? build(history);
  INDEXES.set(history, made);
  return made;
}

const INDEXES = new WeakMap<History, HistoryIndex>();

function build(history: History): HistoryIndex {
  const { events, publishes, verdicts, wishes } = history;
  const accepted = publishes
    .filter((one): one is Accepted => one.acceptedAtMs !== undefined)
    .toSorted((a, b) => a.acceptedAtMs - b.acceptedAtMs);
  const asking = events.filter(({ kind }) => kindOf(kind)?.asks !== undefined);
  return {
    eventOf: single(events, ({ eventId }) => eventId),
    putAs: single(events, ({ notificationId }) => notificationId),
    eventsOfItem: byItem(events),
    accepted,
    publishesOf: grouped(publishes, ({ notificationId }) => notificationId),
    acceptedFor: groupedByAll(accepted, ({ eventIds }) => eventIds),
    verdictsOn: grouped(verdicts, ({ eventId }) => eventId),
    verdictsOf: grouped(verdicts, ({ notificationId }) => notificationId),
    lettersOf: grouped(history.letters, ({ eventId }) => eventId),
    lettersOfFlush: grouped(history.letters, ({ notificationId }) => notificationId),
    ...takesOf(history),
    wishesOf: grouped(wishes, ({ phone }) => phone),
    marksOf: byItem(history.marks),
    asksOf: grouped(asking, ({ phone }) => phone),
    repliesOf: grouped(history.replies, ({ phone }) => phone),
    ...invocationsOf(history),
  };
}

function takesOf({ takes, events }: History) {
  const eventOf = single(events, ({ eventId }) => eventId);
  const byPlace = grouped(takes, ({ eventIds: [first = ''] }) => {
    const event = eventOf(first);
    return event && `${event.phone} ${event.kind}`;
  });
  return {
    takesWith: groupedByAll(takes, ({ eventIds }) => eventIds),
    takesBy: grouped(takes, ({ notificationId }) => notificationId),
    takesOf: (phone: string, kind: string) => byPlace(`${phone} ${kind}`),
  };
}

function invocationsOf({ invocations }: History) {
  const began = invocations.toSorted((a, b) => a.startedAtMs - b.startedAtMs);
  const byWorker = grouped(began, ({ worker }) => worker);
  return {
    invocationsWith: groupedByAll(began, ({ records }) => records.map(({ eventId }) => eventId)),
    invocationsWithFlush: groupedByAll(began, ({ records }) =>
      records.map(({ flushId }) => flushId),
    ),
    invocationsWithMessage: groupedByAll(began, ({ records }) =>
      records.map(({ messageId }) => messageId),
    ),
    at: (worker: number, atMs: number) => lastBegun(byWorker(worker), atMs),
  };
}

function byItem<T extends { readonly phone: string; readonly itemId?: string }>(all: readonly T[]) {
  const group = grouped(all, ({ phone, itemId }) => itemId && `${phone} ${itemId}`);
  return (phone: string, itemId: string): readonly T[] => group(`${phone} ${itemId}`);
}

/** A worker is at one batch at a time. */
function lastBegun(began: readonly Invocation[], atMs: number): Invocation | undefined {
  let [low, high] = [0, began.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((began[middle]?.startedAtMs ?? Number.POSITIVE_INFINITY) <= atMs) low = middle + 1;
    else high = middle;
  }
  const found = began[low - 1];
  return found === undefined || (found.endedAtMs ?? atMs) < atMs ? undefined : found;
}
