import type { History, PutEvent } from '../history.ts';
import { indexOf } from './history-index.ts';
import { supersedersOf } from './kinds.ts';

/** Why an ask was not open any more to a reply that the door took then; undefined where it was. */
export function isVoidFor(
  history: History,
  asking: PutEvent,
  takenAtMs: number,
): string | undefined {
  const { askedUntilMs = asking.expiresAtMs, phone, itemId = '', occurredAtMs } = asking;
  if (takenAtMs > askedUntilMs + history.terms.skewMs) return 'had expired';
  const { marksOf, wishesOf } = indexOf(history);
  const names = supersedersOf(asking.kind);
  const isMarked = marksOf(phone, itemId).some(
    (mark) =>
      mark.atMs < takenAtMs && mark.occurredAtMs > occurredAtMs && names.includes(mark.entry),
  );
  if (isMarked) return 'was superseded';
  const hasPassedOn = wishesOf(phone).some(
    (wish) => wish.is === 'reassigned' && wish.atMs < takenAtMs && wish.saidAtMs >= occurredAtMs,
  );
  return hasPassedOn ? 'was put to a former owner of the number' : undefined;
}
