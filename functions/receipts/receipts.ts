import { inTurnBy } from '../batch/in-turn.ts';
import { shareOf } from '../domain/deferral.ts';
import { type Receipt, readReceipt } from '../domain/delivery.ts';
import { nameOf } from '../domain/error-name.ts';
import { lessonOfDelivery } from '../domain/lesson-of-delivery.ts';
import { mask } from '../domain/mask.ts';
import type { Deliveries } from '../ports/receipts.ts';
import type { Memory, Metrics } from '../ports.ts';
import { countDelivery } from './count-delivery.ts';
import { haltWhenSpent, type SpendLimiting } from './halt-when-spent.ts';

export interface ReceiptsDeps extends SpendLimiting {
  readonly deliveries: Deliveries;
  readonly memory: Memory;
  readonly metrics: Metrics;
  readonly fenPerDollar: number;
  /** What one receipt may take; with less time, none is begun. */
  readonly recordMs: number;
}

type Ending = 'kept' | 'unjoined' | 'failed';

/**
 * Writes down what the carrier says became of texts, and what follows from it for recipients and
 * lanes. All of an invocation comes again where one of them failed: what was kept is known then,
 * and counts no more.
 * @throws where something must come again
 */
export function createReceive(deps: ReceiptsDeps) {
  const { log, metrics } = deps;

  return async function receive(
    lines: readonly string[],
    remainingMs: () => number,
  ): Promise<void> {
    const read = lines.map((line) => readReceipt(line, deps.fenPerDollar));
    const receipts = read.flatMap((one) => (one.valid ? [one.receipt] : []));
    const unreadable = read.flatMap((one) => (one.valid ? [] : [one.path]));
    // First of all: until then, texts are published that reach nobody.
    const isHeeded = await haltWhenSpent(deps, receipts);
    const endings = await inTurnBy(receipts, rowOf, async (receipt) => keep(receipt, remainingMs));
    const count = (ending: Ending) => endings.filter((each) => each === ending).length;
    if (!isHeeded || count('failed') > 0) throw new ReceiptsFailed(count('failed'));
    // Only now: what comes again would be counted again.
    if (count('unjoined') > 0) metrics.count('Unjoined', undefined, count('unjoined'));
    for (const path of unreadable) metrics.count('Unreadable', path);
    if (unreadable.length > 0) log.warn('receipts unreadable', { count: unreadable.length });
  };

  async function keep(receipt: Receipt, remainingMs: () => number): Promise<Ending> {
    if (remainingMs() < deps.recordMs) return 'failed';
    const { phone, messageId, delivery } = receipt;
    try {
      const recorded = await deps.deliveries.record(receipt);
      if (recorded.is === 'unjoined') return 'unjoined';
      if (recorded.is === 'recorded') countDelivery(metrics, receipt, recorded);
      // Of what is known as well: whoever wrote that down may have died before this.
      const lesson = lessonOfDelivery(delivery, recorded.reach);
      if (lesson !== undefined) await deps.memory.remember(phone, lesson);
      return 'kept';
    } catch (error) {
      const trace = { messageId, phone: mask(phone), error: nameOf(error) };
      log.error('a receipt is not kept', trace);
      return 'failed';
    }
  }
}

/** Those of one phone in turn; those of others side by side, in as many rows as a table bears. */
const rowOf = ({ phone }: Receipt): string => String(Math.floor(shareOf(phone) * ROWS));

const ROWS = 16;

class ReceiptsFailed extends Error {
  override readonly name = 'ReceiptsFailed';
  constructor(count: number) {
    super(`${count} receipts must come again`);
  }
}
