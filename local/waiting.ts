import type { Now } from './clock.ts';
import { type Deferral, readDeferralLine } from './deferral-line.ts';
import type { EventBus } from './event-bus.ts';
import { isRecord } from './record.ts';
import type { Store } from './store.ts';

/** A text that is not told yet, and not lost. */
export interface Waiting extends Deferral {
  /** When it was put back, in ISO 8601. */
  readonly since: string;
}

/** The newest that wait: a night's worth of a demonstration. */
const REMEMBERED_MAX = 10_000;

/** Scheduler keeps to the minute; the rest is for the queue and the batch. */
const LATE_MAX_MS = 120_000;

/** Remembers which texts wait, by what the senders log of them. */
export function rememberWaiting(
  bus: Pick<EventBus, 'onEvent'>,
  store: Store,
  now: Now,
  onWaiting: (waiting: Waiting) => void,
) {
  const kept = store.collection<Waiting>('waiting');
  const byId = new Map(kept.values().map((each) => [each.notificationId, each]));
  let isOpen = true;

  const forget = (id: unknown) => {
    if (typeof id === 'string' && byId.delete(id)) kept.delete(id);
  };
  bus.onEvent(({ source, detail }) => {
    if (source === 'dingdong' && isRecord(detail)) forget(detail['notificationId']);
  });

  return {
    /** Takes a line that a function wrote. */
    read(line: string): void {
      const deferral = isOpen ? readDeferralLine(line) : undefined;
      if (deferral === undefined) return;
      const { notificationId: id } = deferral;
      const waiting = { ...deferral, since: new Date(now()).toISOString() };
      // Put back again, it is the newest.
      forget(id);
      byId.set(id, waiting);
      kept.put(id, waiting);
      if (byId.size > REMEMBERED_MAX) forget(byId.keys().next().value);
      onWaiting(waiting);
    },
    /**
     * In the order in which they were put back. Those that were due are left out: on a stage that
     * announces failures alone nobody says that they were told.
     */
    list: (): readonly Waiting[] =>
      [...byId.values()].filter(({ until }) => Date.parse(until) + LATE_MAX_MS > now()),
    /** The last line of a function that is killed may come after the end of the store. */
    close(): void {
      isOpen = false;
    },
  };
}
