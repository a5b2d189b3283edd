import type { History } from '../history.ts';
import type { SimulatedPromise } from '../promise.ts';
import { type Accepted, indexOf } from './history-index.ts';
import { msOfDay } from './offsets.ts';
import { standings } from './standing.ts';

/**
 * No marketing text is accepted before 08:00 or from 22:00 on, by the wall clock of its recipient.
 * Before eight it may be by the skew, for a worker whose clock is ahead; after ten never, because
 * the evening is drawn in by `publishSlackMs`, in which the skew is counted. The zone is the one
 * that the recipient chose, the stage's otherwise; one that was changed within the last hour counts
 * either way, since a batch may have read it before.
 */
export const noneAtNight: SimulatedPromise = {
  name: 'no marketing at night',
  breaches(history) {
    const atNight = indexOf(history).accepted.filter(
      (text) => text.lane === 'marketing' && isAtNight(history, text),
    );
    return atNight.map(({ acceptedAtMs, phone, eventIds, kind }) => ({
      what: `${kind} was texted at night`,
      ...{ atMs: acceptedAtMs, phone, eventIds },
    }));
  },
};

function isAtNight(history: History, { acceptedAtMs, phone }: Accepted): boolean {
  const { timeZone, skewMs } = history.terms;
  const wishes = indexOf(history).wishesOf(phone);
  const zones = standings(wishes, acceptedAtMs - ZONE_MS, acceptedAtMs).map(({ zone }) => zone);
  return [...new Set(zones)].every((zone = timeZone) => {
    const wallMs = msOfDay(acceptedAtMs, zone);
    return wallMs < MORNING_MS - skewMs || wallMs >= EVENING_MS;
  });
}

const ZONE_MS = 3_600_000;
const MORNING_MS = 8 * 3_600_000;
const EVENING_MS = 22 * 3_600_000;
