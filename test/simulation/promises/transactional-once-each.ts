import type { History } from '../history.ts';
import type { Breach, SimulatedPromise } from '../promise.ts';
import { type Accepted, indexOf } from './history-index.ts';

/**
 * A transactional notification is texted once, and once more for each Publish that was ambiguous
 * to us: each accepted text but the last was not heard to be accepted; or the next one's claim took
 * it over, once its lease was over, before its settling was written; or a fault kept that from
 * being written at all.
 */
export const transactionalOnceEach: SimulatedPromise = {
  name: 'transactional news is told once for each Publish that nobody heard of',
  breaches(history) {
    const told = indexOf(history).accepted.filter(({ lane }) => lane === 'transactional');
    const byNotification = Map.groupBy(told, ({ notificationId }) => notificationId);
    return [...byNotification.values()].flatMap((texts) => {
      const claimed = texts.length < 2 ? texts : texts.toSorted((a, b) => begunAt(a) - begunAt(b));
      return claimed.slice(1).flatMap((next, i) => {
        const text = claimed[i];
        return text === undefined || isAmbiguous(history, text, next) ? [] : [breachOf(text, next)];
      });
    });
  },
};

/** What has no claim was not kept from by anything. */
const begunAt = ({ claimedAtMs, atMs }: Accepted): number => claimedAtMs ?? atMs;

function isAmbiguous(history: History, text: Accepted, next: Accepted): boolean {
  if (text.heard !== 'accepted') return true;
  const { leaseMs, skewMs } = history.terms;
  // Two workers' clocks.
  if (begunAt(next) < begunAt(text) + leaseMs - 2 * skewMs) return false;
  if (text.settledAtMs !== undefined) return text.settledAtMs >= begunAt(next);
  const telling = indexOf(history).at(text.worker, text.atMs);
  return telling?.endedAtMs === undefined || telling.faults.length > 0;
}

const breachOf = (text: Accepted, next: Accepted): Breach => ({
  what:
    `${next.kind} ${next.notificationId.slice(0, 8)} was texted again ` +
    `${next.acceptedAtMs - text.acceptedAtMs} ms after a text that was heard and settled`,
  atMs: next.acceptedAtMs,
  phone: next.phone,
  eventIds: next.eventIds,
});
