import { FACTS } from '../../../functions/catalog/index.ts';
import type { History, Invocation, Letter, PutEvent } from '../history.ts';
import type { Breach, SimulatedPromise } from '../promise.ts';
import { type Endings, endedWithOthers, endingsOf, isLast } from './endings.ts';
import { indexOf } from './history-index.ts';

/**
 * None vanishes: each event that was put was texted, itself or by a flush that took it; or
 * suppressed, for a reason of the contract's list; or it is a letter. What no kind knows is a
 * letter of `undeliverable`, what is not valid one that says where and why, and neither anything
 * else.
 *
 * And none ends twice without cause. It may end as often as it came to a queue, and once more for
 * each fault that struck a batch with it, for each Publish of which nobody knew what became, and
 * for each time that the queue handed a record out which nobody had given back. Texts count once
 * here: how many there may be is for `marketing is told at most once` and its sibling to say.
 */
export const oneEnding: SimulatedPromise = {
  name: 'each event has one ending',
  breaches: (history) => [
    ...history.events.flatMap((event) => wrongEnd(history, event) ?? []),
    ...history.letters.flatMap((letter) => unexplained(letter) ?? []),
  ],
};

function wrongEnd(history: History, event: PutEvent): Breach | undefined {
  const endings = endingsOf(history, event);
  if (FACT_NAMES.has(event.kind)) return undefined;
  if (event.lane === undefined) return wrongEndOfUnknown(event, endings);
  if (!event.isValid) return wrongEndOfInvalid(event, endings);
  if (!isEnded(history, event, endings)) return breach(event, 'vanished');
  const found = countOf(endings);
  if (found <= event.arrivals || found <= endingsMax(history, event)) return undefined;
  return breach(event, `has ${found} endings, where it came ${event.arrivals} times`);
}

const FACT_NAMES: ReadonlySet<string> = new Set(FACTS.map(({ name }) => name));

function wrongEndOfUnknown(event: PutEvent, endings: Endings): Breach | undefined {
  const { accepted, suppressed, letters } = endings;
  if (!letters.some((letter) => letter.of === 'undeliverable')) {
    return breach(event, 'is of no kind and not in `undeliverable`');
  }
  const isElsewhere = letters.some((letter) => letter.of !== 'undeliverable');
  return isElsewhere || accepted.length + suppressed.length > 0
    ? breach(event, 'is of no kind, and has another ending than `undeliverable`')
    : undefined;
}

function wrongEndOfInvalid(event: PutEvent, endings: Endings): Breach | undefined {
  const { accepted, suppressed, letters } = endings;
  if (accepted.length + suppressed.length > 0) {
    return breach(event, 'is not valid, and was not only put to the letters');
  }
  const isSaid = letters.some(({ reason }) => INVALID.test(reason));
  // AWS put it there before anybody had read it.
  const isUnread = letters.some((letter) => isOfAws(letter.reason) && isLast(letter));
  if (!isSaid && !isUnread) return breach(event, 'is not valid, and no letter says so');
  const other = letters.find(({ reason }) => !INVALID.test(reason) && !isOfAws(reason));
  return other && breach(event, `is not valid, and its letter says ${other.reason}`);
}

const INVALID = /^invalid: \S+: \S/;

const isOfAws = (reason: string): boolean => reason === 'receives' || reason === 'target';

const isEnded = (history: History, event: PutEvent, own: Endings): boolean =>
  isAnEnd(own) || endedWithOthers(history, event, isAnEnd);

const isAnEnd = ({ accepted, suppressed, letters }: Endings): boolean =>
  accepted.length > 0 || suppressed.some((reason) => REASONS.has(reason)) || letters.some(isLast);

/** The contract's. */
const REASONS: ReadonlySet<string> = new Set([
  ...['expired', 'superseded', 'opted-out', 'no-consent', 'muted', 'unreachable', 'paused'],
  ...['over-budget', 'hours', 'quota', 'held-out', 'runaway'],
]);

const countOf = ({ accepted, suppressed, letters }: Endings): number =>
  Math.min(1, accepted.length) + suppressed.length + letters.length;

function endingsMax(history: History, event: PutEvent): number {
  const { invocationsWith, publishesOf } = indexOf(history);
  const batches = invocationsWith(event.eventId);
  const isAmbiguous = (heard: string | undefined) => heard === undefined || heard === 'unknown';
  return (
    event.arrivals +
    batches.filter(({ faults, endedAtMs }) => faults.length > 0 || endedAtMs === undefined).length +
    publishesOf(event.notificationId).filter(({ heard }) => isAmbiguous(heard)).length +
    handedOutAgain(event.eventId, batches)
  );
}

/** How often a record came that the batch before had not given back, or still had. */
function handedOutAgain(eventId: string, batches: readonly Invocation[]): number {
  const last = new Map<string, Invocation>();
  let times = 0;
  for (const batch of batches) {
    for (const { messageId } of batch.records.filter((one) => one.eventId === eventId)) {
      const before = last.get(messageId);
      const isOver = (before?.endedAtMs ?? batch.startedAtMs) <= batch.startedAtMs;
      if (before !== undefined && !(isOver && before.returned.includes(messageId))) times += 1;
      last.set(messageId, batch);
    }
  }
  return times;
}

/** Of facts and replies only what cannot be read is a letter, or what nobody could finish. */
function unexplained({ of, reason, atMs, eventId }: Letter): Breach | undefined {
  const allowed =
    of === 'facts' || of === 'replies' ? READ_ONLY : of === 'undeliverable' ? ANY : TOLD;
  if (allowed.test(reason)) return undefined;
  const eventIds = eventId === undefined ? [] : [eventId];
  return { what: `a letter of ${of} says ${reason}`, atMs, eventIds };
}

const READ_ONLY = /^(?:invalid: \S+: \S|receives$|target$)/;
const TOLD =
  /^(?:invalid: \S+: \S|rejected-by-carrier: \S|unconfirmed$|misconfigured: \S|receives$|target$)/;
const ANY = /^(?:unknown kind|receives|target)$/;

const breach = ({ kind, eventId, atMs, phone }: PutEvent, what: string): Breach => ({
  what: `${kind} ${eventId} ${what}`,
  atMs,
  phone,
  eventIds: [eventId],
});
