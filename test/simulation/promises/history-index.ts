import type {
  History,
  Invocation,
  Letter,
  Mark,
  Publish,
  PutEvent,
  Reply,
  Take,
  Verdict,
  Wish,
} from '../history.ts';

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
  readonly repliesOf: (phone: string) => readonly Reply[];
  readonly invocationsWith: (eventId: string) => readonly Invocation[];
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
  const { events, publishes, invocations } = history;
  const accepted = publishes
    .filter((one): one is Accepted => one.acceptedAtMs !== undefined)
    .toSorted((a, b) => a.acceptedAtMs - b.acceptedAtMs);
  const verdicts = history.verdicts;
  const flushLetters = history.letters.filter(hasFlush);
  const began = invocations.toSorted((a, b) => a.startedAtMs - b.startedAtMs);
  const byWorker = grouped(began, ({ worker }) => [worker]);
  const eventOf = single(events, ({ eventId }) => eventId);
  const takes = grouped(history.takes, (take) => placesOf(take, eventOf));
  return {
    eventOf,
    putAs: single(events, ({ notificationId }) => notificationId),
    eventsOfItem: byItem(events),
    accepted,
    publishesOf: grouped(publishes, ({ notificationId }) => [notificationId]),
    acceptedFor: grouped(accepted, ({ eventIds }) => eventIds),
    verdictsOn: grouped(verdicts, ({ eventId }) => [eventId]),
    verdictsOf: grouped(verdicts, ({ notificationId }) => [notificationId]),
    lettersOf: grouped(history.letters, ({ eventId }) => (eventId === undefined ? [] : [eventId])),
    lettersOfFlush: grouped(flushLetters, ({ notificationId }) => [notificationId]),
    takesWith: grouped(history.takes, ({ eventIds }) => eventIds),
    takesBy: grouped(history.takes, ({ notificationId }) => [notificationId]),
    takesOf: (phone, kind) => takes(`${phone} ${kind}`),
    wishesOf: grouped(history.wishes, ({ phone }) => [phone]),
    marksOf: byItem(history.marks),
    repliesOf: grouped(history.replies, ({ phone }) => [phone]),
    ...invocationsBy(began),
    at: (worker, atMs) => lastBegun(byWorker(worker), atMs),
  };
}

function invocationsBy(began: readonly Invocation[]) {
  const idsOf = ({ records }: Invocation) =>
    records.flatMap(({ eventId }) => (eventId === undefined ? [] : [eventId]));
  const messagesOf = ({ records }: Invocation) => records.map(({ messageId }) => messageId);
  return {
    invocationsWith: grouped(began, idsOf),
    invocationsWithMessage: grouped(began, messagesOf),
  };
}

function placesOf({ eventIds }: Take, eventOf: HistoryIndex['eventOf']): readonly string[] {
  const [first = ''] = eventIds;
  const event = eventOf(first);
  return event === undefined ? [] : [`${event.phone} ${event.kind}`];
}

const hasFlush = (letter: Letter): letter is Letter & { readonly notificationId: string } =>
  letter.notificationId !== undefined;

function single<T>(all: readonly T[], keyOf: (one: T) => string) {
  const map = new Map(all.map((one) => [keyOf(one), one]));
  return (key: string): T | undefined => map.get(key);
}

function grouped<T, K>(all: readonly T[], keysOf: (one: T) => readonly K[]) {
  const map = new Map<K, T[]>();
  for (const one of all) {
    for (const key of keysOf(one)) {
      const group = map.get(key);
      if (group === undefined) map.set(key, [one]);
      // An event may stand twice in a batch.
      else if (group.at(-1) !== one) group.push(one);
    }
  }
  return (key: K): readonly T[] => map.get(key) ?? [];
}

function byItem<T extends { readonly phone: string; readonly itemId?: string }>(all: readonly T[]) {
  const group = grouped(all, ({ phone, itemId }) =>
    itemId === undefined ? [] : [`${phone} ${itemId}`],
  );
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
