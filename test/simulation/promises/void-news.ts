import type { History, PutEvent } from '../history.ts';
import { indexOf } from './history-index.ts';
import { supersedersOf } from './kinds.ts';
import { standings } from './standing.ts';

/** Whether its time was over by then, to a worker whose clock is ahead by the skew. */
export const hasExpired = ({ terms }: History, { expiresAtMs }: PutEvent, atMs: number): boolean =>
  atMs > expiresAtMs - terms.skewMs;

/**
 * Whether something was known by then that supersedes it: in the item's mark, or put, because a
 * batch counts what lies in it before it is marked. Later by what occurred, not by when it came.
 */
export function isSuperseded(history: History, event: PutEvent, atMs: number): boolean {
  const { phone, itemId, occurredAtMs, kind } = event;
  if (itemId === undefined) return false;
  const names = supersedersOf(kind);
  const { marksOf, eventsOfItem } = indexOf(history);
  const isLater = (name: string, one: { readonly occurredAtMs: number; readonly atMs: number }) =>
    one.atMs <= atMs && one.occurredAtMs > occurredAtMs && names.includes(name);
  return (
    marksOf(phone, itemId).some((mark) => isLater(mark.entry, mark)) ||
    eventsOfItem(phone, itemId).some((other) => other.isValid && isLater(other.kind, other))
  );
}

/** Whether the number was known by then to have passed on since it occurred. */
export function isOfFormerOwner(history: History, event: PutEvent, atMs: number): boolean {
  const wishes = indexOf(history).wishesOf(event.phone);
  return standings(wishes, atMs, atMs).some((one) => event.occurredAtMs < one.reassignedAtMs);
}

/** Whether a flush that was told, or not, by then might leave it out. */
export const isNoNews = (history: History, event: PutEvent, atMs: number): boolean =>
  hasExpired(history, event, atMs) ||
  isSuperseded(history, event, atMs) ||
  isOfFormerOwner(history, event, atMs);
