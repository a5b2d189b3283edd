import { createReceive, type ReceiptsDeps } from '../../functions/receipts/receipts.ts';
import { at } from '../support/an-attempt.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { memoryControls, NO_WAIT } from '../support/memory-controls.ts';
import { memoryDeliveries } from '../support/memory-deliveries.ts';
import { memoryLog } from '../support/memory-log.ts';
import { aMemory } from '../support/memory-recipients.ts';

export const RECORD_MS = 8_000;

/** A reader whose surroundings are in memory, a minute after noon, and everything that they saw. */
export function aReader(change: Partial<ReceiptsDeps> = {}) {
  const { state, memory, claimsOf } = aMemory();
  const controls = memoryControls();
  const counted: string[] = [];
  const { log, logged } = memoryLog();
  const counting = (lane?: string): ReceiptsDeps['metrics']['count'] => {
    return (name, reason, by) => {
      const words = [name, reason, by, lane].filter((word) => word !== undefined);
      counted.push(words.join(' '));
    };
  };
  const deps: ReceiptsDeps = {
    deliveries: memoryDeliveries(state, { skewMs: 2_000, withinMs: 30_000 }),
    memory,
    pace: controls.paceOf(NO_WAIT),
    fenPerDollar: 720,
    recordMs: RECORD_MS,
    clock: { nowMs: () => NOON_MS + 60_000 },
    log,
    metrics: { count: counting(), flush: () => {} },
    metricsOf: {
      transactional: { count: counting('of transactional') },
      marketing: { count: counting('of marketing') },
    },
    ...change,
  };
  const receive = createReceive(deps);
  return {
    ...{ state, controls, counted, logged, deps, memory },
    /** Texts a sale at noon, in so many parts. */
    async sent(messageId = 'sms-1', parts = 1, eventId = messageId) {
      const [sale, claims] = [aNotification('ItemSold', { eventId }), claimsOf('transactional')];
      await claims.claim(sale, at(0));
      await claims.settle(sale, at(0), { messageId, parts });
    },
    receive: (...lines: readonly string[]) => receive(lines, () => 20_000),
    receiveWithin: (ms: number, ...lines: readonly string[]) => receive(lines, () => ms),
  };
}
