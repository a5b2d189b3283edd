import type { History, Letter, PutEvent } from '../history.ts';
import type { SimulatedPromise } from '../promise.ts';
import { type Endings, endedWithOthers, endingsOf } from './endings.ts';
import { indexOf } from './history-index.ts';

/**
 * Once faults have stopped and an operator has put the letters back, each valid transactional
 * event was texted; or suppressed, of which `nothing is suppressed without cause` sees the cause;
 * or its letter is one that no putting back mends: the carrier rejected it, or it is unconfirmed,
 * for its Publish may have been accepted, or a batch with it was struck after its claim.
 */
export const transactionalAtLeastOnce: SimulatedPromise = {
  name: 'transactional news is told',
  breaches(history) {
    const untold = history.events.filter(
      (event) => event.lane === 'transactional' && event.isValid && !isSettled(history, event),
    );
    return untold.map(({ kind, eventId, phone, atMs }) => ({
      what: `${kind} ${eventId} was never texted, though faults had stopped`,
      ...{ atMs, phone, eventIds: [eventId] },
    }));
  },
};

function isSettled(history: History, event: PutEvent): boolean {
  const isDone = ({ accepted, suppressed, letters }: Endings) =>
    accepted.length + suppressed.length > 0 ||
    letters.some((letter) => isBeyondMending(history, event, letter));
  return isDone(endingsOf(history, event)) || endedWithOthers(history, event, isDone);
}

function isBeyondMending(history: History, event: PutEvent, letter: Letter): boolean {
  if (letter.redrivenAtMs !== undefined) return false;
  if (letter.reason.startsWith('rejected-by-carrier: ')) return true;
  if (letter.reason !== 'unconfirmed') return false;
  const { publishesOf, invocationsWith } = indexOf(history);
  const { notificationId = event.notificationId } = letter;
  const mayBeAccepted = publishesOf(notificationId).some(
    ({ heard }) => heard === undefined || heard === 'unknown',
  );
  // Of a flush the batches are found by the event that made it.
  const batches = invocationsWith(letter.eventId ?? event.eventId);
  return mayBeAccepted || batches.some((one) => one.faults.length > 0 || !one.endedAtMs);
}
