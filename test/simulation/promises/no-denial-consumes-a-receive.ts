import type { History, Invocation, Letter, Publish } from '../history.ts';
import type { Breach, SimulatedPromise } from '../promise.ts';
import { indexOf } from './history-index.ts';

/**
 * A record is handed back, and uses up one of its receives, only for the causes that
 * `functions/send` has beside faults: another worker has a live claim on the same event, its own
 * Publish is unknown, or no time was left. A claim is live while its worker is at it; and for
 * `leaseMs`, and twice the skew, after a worker that was struck, or did not bring it to its end: of
 * marketing none does, whose record may be handed out twice. So is a reply's lease; of replies
 * copies share one, so that there any other batch counts.
 *
 * And a letter says `receives` only where none of those that were handed back was so in vain: what
 * was done, and comes again, the queue handed out twice, or its deletion was lost.
 */
export const noDenialConsumesReceive: SimulatedPromise = {
  name: 'no denial consumes a receive',
  breaches: (history) => [
    ...history.invocations.flatMap((batch) => returnedInVain(history, batch)),
    ...history.letters.flatMap((letter) => spentInVain(history, letter)),
  ],
};

function returnedInVain(history: History, batch: Invocation): readonly Breach[] {
  if (batch.returned.length === 0 || isStruck(batch)) return [];
  return batch.records
    .filter(({ messageId }) => batch.returned.includes(messageId))
    .filter((record) => !hasCause(history, batch, record))
    .map(({ messageId, eventId }) => ({
      what: `worker ${batch.worker} handed ${eventId ?? messageId} back without cause`,
      atMs: batch.endedAtMs ?? batch.startedAtMs,
      ...aboutEvent(history, eventId),
    }));
}

function spentInVain(history: History, letter: Letter): readonly Breach[] {
  const { of, reason, eventId, atMs } = letter;
  if (reason !== 'receives' || eventId === undefined) return [];
  const { invocationsWith } = indexOf(history);
  const batches = invocationsWith(eventId).filter((batch) => batch.of === of);
  const messages = new Set(batches.flatMap((batch) => messagesOf(batch, eventId)));
  // Which copy of it became a letter nobody says: one that could is enough.
  const isExplained = [...messages].some((messageId) => inVain(history, messageId, eventId) === 0);
  if (isExplained || messages.size === 0) return [];
  const what = `${eventId} used its receives up for more than faults`;
  return [{ what, atMs, ...aboutEvent(history, eventId) }];
}

const messagesOf = ({ records }: Invocation, eventId: string): readonly string[] =>
  records.filter((record) => record.eventId === eventId).map(({ messageId }) => messageId);

const inVain = (history: History, messageId: string, eventId: string): number =>
  indexOf(history)
    .invocationsWithMessage(messageId)
    .filter(({ returned }) => returned.includes(messageId))
    .filter((batch) => !isStruck(batch) && !hasCause(history, batch, { messageId, eventId }))
    .length;

const isStruck = ({ faults, endedAtMs }: Invocation): boolean =>
  endedAtMs === undefined || faults.some((fault) => !NOES.has(fault));

/** What the carrier says no by is a denial as well. That nobody hears from it is no such thing. */
const NOES: ReadonlySet<string> = new Set([
  ...['text refused for now', 'carrier down', 'text rejected', 'number unreachable'],
  'account misconfigured',
]);

type HandedOut = Invocation['records'][number];

function hasCause(history: History, batch: Invocation, record: HandedOut): boolean {
  const endedAtMs = batch.endedAtMs ?? batch.startedAtMs;
  if (endedAtMs - batch.startedAtMs >= history.terms.outOfTimeMs) return true;
  if (publishedBy(history, batch, record).some(isToBeTriedAgain)) return true;
  return rivalsOf(history, batch, record).some(
    (rival) => rival !== batch && isAtIt(history, rival, batch, record),
  );
}

/** Others that had the same record, or the same event. */
function rivalsOf(
  history: History,
  batch: Invocation,
  { messageId, eventId, flushId }: HandedOut,
): readonly Invocation[] {
  if (batch.of === 'replies') return history.invocations.filter(({ of }) => of === 'replies');
  const { invocationsWith, invocationsWithFlush, invocationsWithMessage, takesWith } =
    indexOf(history);
  // Of a flush there may be several, that different events made.
  const together = takesWith(eventId ?? '').flatMap(({ eventIds }) => eventIds);
  const ids = new Set([...(eventId === undefined ? [] : [eventId]), ...together]);
  const those = [
    ...invocationsWithMessage(messageId),
    ...[...ids].flatMap((id) => invocationsWith(id)),
    ...(flushId === undefined ? [] : invocationsWithFlush(flushId)),
  ];
  return those.filter(({ of }) => of === batch.of);
}

/** Whether what it claimed may still have been claimed while the batch was at it. */
function isAtIt(
  history: History,
  rival: Invocation,
  batch: Invocation,
  record: HandedOut,
): boolean {
  const { leaseMs, skewMs, frozenMaxMs } = history.terms;
  const batchEndMs = batch.endedAtMs ?? batch.startedAtMs + leaseMs;
  if (rival.startedAtMs > batchEndMs) return false;
  // Whoever is frozen may take its lease when it wakes, long after it was given up.
  const frozenMs = rival.faults.includes('worker frozen') ? frozenMaxMs : 0;
  const rivalEndMs = rival.endedAtMs ?? rival.startedAtMs + leaseMs + frozenMs;
  if (rivalEndMs >= batch.startedAtMs) return true;
  const isLeft = isStruck(rival) || publishedBy(history, rival, record).some(isLeftClaimed);
  return isLeft && rivalEndMs + leaseMs + 2 * skewMs >= batch.startedAtMs;
}

/** What a batch published of an event, or of flushes that it made. */
function publishedBy(
  history: History,
  { worker, startedAtMs, endedAtMs = Number.POSITIVE_INFINITY }: Invocation,
  { eventId, flushId }: Pick<HandedOut, 'eventId' | 'flushId'>,
): readonly Publish[] {
  const { eventOf, takesWith, publishesOf } = indexOf(history);
  const own = eventOf(eventId ?? '')?.notificationId;
  const flushes = takesWith(eventId ?? '').map(({ notificationId }) => notificationId);
  return [
    ...new Set([
      ...(own === undefined ? [] : [own]),
      ...flushes,
      ...(flushId === undefined ? [] : [flushId]),
    ]),
  ]
    .flatMap((id) => publishesOf(id))
    .filter((text) => text.worker === worker && text.atMs >= startedAtMs && text.atMs <= endedAtMs);
}

/** Whether its record is to come again: of marketing none is. */
const isToBeTriedAgain = ({ heard, lane }: Publish): boolean =>
  heard === 'unknown' && lane === 'transactional';

/** Whether the claim by which it was sent stands until its lease is over. */
const isLeftClaimed = ({ heard, lane, settledAtMs }: Publish): boolean =>
  lane === 'marketing' || heard === 'unknown' || heard === undefined || settledAtMs === undefined;

function aboutEvent(history: History, eventId: string | undefined) {
  const phone = eventId === undefined ? undefined : indexOf(history).eventOf(eventId)?.phone;
  return {
    ...(phone === undefined ? {} : { phone }),
    ...(eventId === undefined ? {} : { eventIds: [eventId] }),
  };
}
