import { KINDS } from '../../../functions/catalog/index.ts';
import { partsMaxOf } from '../../../functions/domain/kind.ts';
import { endOf } from '../../../functions/domain/pace.ts';
import type { Leased } from '../history.ts';
import type { SimulatedPromise } from '../promise.ts';

/**
 * Marketing's slots end within `marketingWaitMs` of the time at which they were asked for, by the
 * asking worker's clock, exactly; where the rate is so slow that one text alone takes longer, it
 * goes where nothing is ahead. And so a transactional lease is never further ahead of its asking
 * than what transactional leases before it still take, and that wait; and twice the skew, because
 * whoever asked before may have had a clock that is as much ahead.
 */
export const floodAddsItsWait: SimulatedPromise = {
  name: 'marketing holds transactional texts up by its wait at most',
  breaches({ leases, terms: { marketingWaitMs, skewMs } }) {
    let transactionalUntilMs = Number.NEGATIVE_INFINITY;
    let waitMs = marketingWaitMs;
    return leases.flatMap((lease) => {
      const { slots, nowMs, lane, atMs } = lease;
      if (lane === 'marketing') {
        waitMs = Math.max(marketingWaitMs, lengthMs(lease));
        return isAheadTooFar(lease, marketingWaitMs)
          ? [{ what: `marketing slots end ${aheadMs(lease)} ms ahead`, atMs }]
          : [];
      }
      // Whoever was frozen as it asked is given slots of meanwhile.
      const askedMs = Math.max(nowMs, atMs - skewMs);
      const atMostMs = Math.max(transactionalUntilMs, askedMs) + waitMs + 2 * skewMs;
      const firstMs = Math.max(transactionalUntilMs, nowMs);
      transactionalUntilMs = endOf({ ...slots, firstMs });
      if (slots.firstMs <= atMostMs + WHOLE_MS) return [];
      const tooLateMs = Math.round(slots.firstMs - atMostMs);
      return [{ what: `transactional slots are ${tooLateMs} ms later than marketing may`, atMs }];
    });
  },
};

function isAheadTooFar(lease: Leased, marketingWaitMs: number): boolean {
  const { slots, nowMs } = lease;
  if (aheadMs(lease) <= marketingWaitMs + WHOLE_MS) return false;
  return slots.firstMs > nowMs + WHOLE_MS || slots.parts > PARTS_MAX;
}

const lengthMs = ({ slots }: Leased): number => slots.parts * slots.intervalMs;

const aheadMs = (lease: Leased): number => lease.slots.firstMs + lengthMs(lease) - lease.nowMs;

/** By which ends are rounded up. */
const WHOLE_MS = 1;

/** Of one marketing text. */
const PARTS_MAX = Math.max(...KINDS.filter(({ lane }) => lane === 'marketing').map(partsMaxOf));
