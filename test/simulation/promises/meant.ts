import type { History, PutEvent } from '../history.ts';
import type { Acting, Taken } from './asks.ts';
import { type HistoryIndex, indexOf } from './history-index.ts';

/** Whether it says what was put on the bus, to whatever ask. */
export function answers({ means }: Taken, { type, answer, days }: Acting): boolean {
  switch (means.is) {
    case 'yes':
    case 'no':
      return type === 'PriceConfirmationReplied' && answer === means.is;
    case 'extend':
      return type === 'ExtensionRequested' && days === means.days;
    case 'opt-out':
    case 'opt-in':
    case 'status':
    case 'help':
    case 'nothing':
      return false;
    default:
      return means satisfies never;
  }
}

/**
 * Whether it was meant for this ask; or might have been, because none that had come to the phone
 * when it was written was newer: of those of its sort with its code, where its text names one.
 */
export function couldMean(history: History, reply: Taken, asking: PutEvent): boolean {
  const { means, phone, text } = reply;
  if (!('eventId' in means)) return false;
  if (means.eventId === asking.eventId) return true;
  // Days count for the newest ask of the consignment, also where the text quotes an older (ADR 14).
  if (means.is === 'extend' && isOfSameItem(history, means.eventId, asking)) return true;
  const code = /[0-9]{4,10}/.exec(text.normalize('NFKC'))?.[0];
  if (code !== undefined && code !== asking.code) return false;
  const index = indexOf(history);
  const askedAtMs = lastAskedMs(index, asking, reply.takenAtMs) + 2 * history.terms.skewMs;
  return !index
    .asksOf(phone)
    .some(
      (other) =>
        (code === undefined || (other.code === code && isOfSameSort(other, asking))) &&
        lastAskedMs(index, other, reply.writtenAtMs) > askedAtMs,
    );
}

function isOfSameItem(history: History, eventId: string, asking: PutEvent): boolean {
  const meant = indexOf(history).eventOf(eventId);
  return meant !== undefined && meant.phone === asking.phone && meant.itemId === asking.itemId;
}

/** A price and a number of days are answered in different words. */
const isOfSameSort = (one: PutEvent, other: PutEvent): boolean =>
  (one.maxExtendDays === undefined) === (other.maxExtendDays === undefined);

/** When it was last claimed, of the times that its text had come by then; never where none had. */
const lastAskedMs = (
  { publishesOf }: HistoryIndex,
  { notificationId }: PutEvent,
  byMs: number,
): number =>
  Math.max(
    ...publishesOf(notificationId).flatMap(({ claimedAtMs, acceptedAtMs }) =>
      claimedAtMs === undefined || (acceptedAtMs ?? Number.POSITIVE_INFINITY) > byMs
        ? []
        : [claimedAtMs],
    ),
  );
