import { FUTURE_MAX_SECONDS } from '../functions/domain/event.ts';
import type { Kind } from '../functions/domain/kind.ts';
import type { Lane } from '../functions/domain/lane.ts';
import { RING_MAX, ringLength } from '../functions/domain/quota.ts';
import type { Settings } from './settings.ts';

/**
 * Entries of a recipient's ring in that lane: enough that no claim is forgotten that could still
 * come again.
 * @throws where that is more than a claim can look at
 */
export function laneRing(lane: Lane, kinds: readonly Kind[], settings: Settings): number {
  const length = ringLength(settings.quotas[lane], memorySecondsOf(lane, kinds, settings));
  if (length <= RING_MAX) return length;
  throw new Error(
    `the ${lane} ring would need ${length} entries, ${RING_MAX} are allowed: ` +
      `lower a cap of quotas.${lane}, or the freshness of a kind of that lane`,
  );
}

/**
 * A marketing claim is in the ring alone: from a day before the event, at the earliest, to the end
 * of its freshness. A transactional one has an item of its own, and the ring only counts.
 */
function memorySecondsOf(lane: Lane, kinds: readonly Kind[], settings: Settings): number {
  if (lane === 'transactional') return 0;
  const freshness = kinds.filter((kind) => kind.lane === lane).map((kind) => kind.freshnessSeconds);
  return FUTURE_MAX_SECONDS + Math.max(0, ...freshness) + settings.clockSkewSeconds;
}
