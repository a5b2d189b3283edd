import { type Kind, partsMaxOf } from '../functions/domain/kind.ts';
import type { Lane } from '../functions/domain/lane.ts';
import { laneTiming } from './lane-timing.ts';
import type { Settings } from './settings.ts';

/** By how many batches of what size a lane is drained, and how long its slots may be waited for. */
export interface LanePace {
  readonly batchSize: number;
  /** Batches at work at once. */
  readonly maxConcurrency: number;
  readonly slotWaitSeconds: number;
}

/**
 * Slots are waited for inside the invocation, so that what is at work at once must fit into the
 * wait: concurrency × batch × parts ÷ rate ≤ wait. Marketing's wait is what it may hold up others
 * by, and gives its concurrency; transactional texts wait as long as an invocation can.
 * @throws where the transactional lane has more at work than there are slots in its wait
 */
export function lanePace(lane: Lane, kinds: readonly Kind[], settings: Settings): LanePace {
  const marketing = marketingPace(kinds, settings);
  return lane === 'marketing' ? marketing : transactionalPace(kinds, settings, marketing);
}

function marketingPace(kinds: readonly Kind[], settings: Settings): LanePace {
  const { batchSize } = laneTiming(settings);
  const { partsPerSecond, marketingWaitSeconds: slotWaitSeconds, concurrency } = settings;
  const texts = (slotWaitSeconds * partsPerSecond) / partsMaxIn('marketing', kinds);
  // Where the rate is so low that two batches of ten are too much, batches are smaller.
  const batch = Math.max(1, Math.min(batchSize, Math.floor(texts / CONCURRENCY_MIN)));
  const batches = Math.min(concurrency.marketing, Math.floor(texts / batch));
  const maxConcurrency = Math.max(CONCURRENCY_MIN, batches);
  return { batchSize: batch, maxConcurrency, slotWaitSeconds };
}

function transactionalPace(
  kinds: readonly Kind[],
  settings: Settings,
  marketing: LanePace,
): LanePace {
  const { batchSize, slotWaitSeconds } = laneTiming(settings);
  const { partsPerSecond, concurrency } = settings;
  const maxConcurrency = concurrency.transactional;
  const parts =
    maxConcurrency * batchSize * partsMaxIn('transactional', kinds) +
    marketing.maxConcurrency * marketing.batchSize * partsMaxIn('marketing', kinds);
  if (parts / partsPerSecond <= slotWaitSeconds) {
    return { batchSize, maxConcurrency, slotWaitSeconds };
  }
  throw new Error(
    `${parts} parts may be at work at once, and partsPerSecond ${partsPerSecond} has ` +
      `${Math.floor(slotWaitSeconds * partsPerSecond)} slots in the ${slotWaitSeconds} s that an ` +
      'invocation can wait: lower concurrency.transactional, or raise functionTimeoutSeconds',
  );
}

/** Of an event source mapping (`MaximumConcurrency`, Lambda API reference). */
const CONCURRENCY_MIN = 2;

const partsMaxIn = (lane: Lane, kinds: readonly Kind[]): number =>
  Math.max(1, ...kinds.filter((kind) => kind.lane === lane).map(partsMaxOf));
