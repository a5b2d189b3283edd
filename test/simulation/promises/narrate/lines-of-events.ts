import type { History, Invocation, Letter, Mark, PutEvent, Take, Verdict } from '../../history.ts';
import { indexOf } from '../history-index.ts';
import { supersedersOf } from '../kinds.ts';
import { type Line, lineAt, listed, short } from './line.ts';
import { linesOfText } from './lines-of-text.ts';

/** All that is known of these, and of the flushes that took them. */
export function linesOfEvents(history: History, eventIds: ReadonlySet<string>): readonly Line[] {
  const index = indexOf(history);
  const ids = [...eventIds];
  const events = ids.flatMap((id) => index.eventOf(id) ?? []);
  const takes = new Set(ids.flatMap((id) => index.takesWith(id)));
  const flushes = [...takes].map(({ notificationId }) => notificationId);
  const named = new Set([...events.map((event) => event.notificationId), ...flushes]);
  const verdicts = new Set([
    ...ids.flatMap((id) => index.verdictsOn(id)),
    ...flushes.flatMap((id) => index.verdictsOf(id)),
  ]);
  const letters = new Set([
    ...ids.flatMap((id) => index.lettersOf(id)),
    ...flushes.flatMap((id) => index.lettersOfFlush(id)),
  ]);
  const batches = new Set(ids.flatMap((id) => index.invocationsWith(id)));
  return [
    ...events.flatMap(linesOfPut),
    ...[...batches].flatMap((batch) => linesOfBatch(batch, eventIds)),
    ...[...named].flatMap((id) => index.publishesOf(id)).flatMap(linesOfText),
    ...[...verdicts].flatMap(linesOfVerdict),
    ...[...letters].flatMap(linesOfLetter),
    ...[...takes].flatMap(linesOfTake),
    ...[...new Set(events.flatMap((event) => marksOn(history, event)))].flatMap(linesOfMark),
  ];
}

function linesOfPut({ kind, eventId, atMs, isValid, itemId, arrivals }: PutEvent): readonly Line[] {
  const about = itemId === undefined ? '' : `, about ${itemId}`;
  const validity = isValid ? '' : ', malformed';
  const times = arrivals === 1 ? 'once' : `${arrivals} times`;
  return lineAt(atMs, `${kind} ${eventId}${about}${validity} was put; it came ${times} in all.`);
}

function linesOfBatch(batch: Invocation, eventIds: ReadonlySet<string>): readonly Line[] {
  const { worker, faults, startedAtMs, endedAtMs, returned, records } = batch;
  const struck = faults.length === 0 ? '' : ` (faults: ${listed([...new Set(faults)])})`;
  const fate = endedAtMs === undefined ? ', and was never brought to an end' : '';
  return records
    .filter(({ eventId }) => eventId !== undefined && eventIds.has(eventId))
    .flatMap(({ eventId, messageId }) => [
      ...lineAt(startedAtMs, `${eventId} came to worker ${worker}${struck}${fate}.`),
      ...(returned.includes(messageId)
        ? lineAt(endedAtMs, `Worker ${worker} handed ${eventId} back.`)
        : lineAt(endedAtMs, `Worker ${worker} was done with ${eventId}.`)),
    ]);
}

const linesOfVerdict = ({ is, eventId, reason, atMs, worker }: Verdict): readonly Line[] =>
  lineAt(
    atMs,
    `Worker ${worker} said that ${eventId} was ${is}${reason === undefined ? '' : `: ${reason}`}.`,
  );

const linesOfLetter = ({ of, eventId, reason, atMs, redrivenAtMs }: Letter): readonly Line[] => [
  ...lineAt(atMs, `${eventId} became a letter of ${of}: ${reason}.`),
  ...lineAt(redrivenAtMs, `An operator put that letter of ${eventId} back.`),
];

const linesOfTake = ({ notificationId, eventIds, atMs }: Take): readonly Line[] =>
  lineAt(atMs, `Flush ${short(notificationId)} took ${listed(eventIds)}.`);

/** By which it may be void. */
function marksOn(history: History, { phone, itemId, kind }: PutEvent): readonly Mark[] {
  if (itemId === undefined) return [];
  const names = supersedersOf(kind);
  return indexOf(history)
    .marksOf(phone, itemId)
    .filter(({ entry }) => names.includes(entry));
}

function linesOfMark({ entry, itemId, occurredAtMs, atMs }: Mark): readonly Line[] {
  const ago = `it occurred ${Math.round((atMs - occurredAtMs) / 1_000)} s before`;
  return lineAt(atMs, `${entry} was marked for ${itemId}; ${ago}.`);
}
