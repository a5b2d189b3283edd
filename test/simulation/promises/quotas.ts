import { LANES } from '../../../functions/domain/lane.ts';
import type { History } from '../history.ts';
import type { Breach, SimulatedPromise } from '../promise.ts';
import { crowdedAt } from './crowded-windows.ts';
import { type Accepted, indexOf } from './history-index.ts';
import { isCounted } from './kinds.ts';

/**
 * No recipient gets more than a lane's caps in any sliding window, of kinds that a quota counts. A
 * notification counts once, by its last text: one before it is the price of an ambiguous Publish,
 * and its place was brought forward. Claims go by their workers' clocks, so that windows of theirs
 * may be shorter by twice the skew; at the carrier, where a text follows its claim within
 * `publishSlackMs`, by that as well.
 */
export const quotasHold: SimulatedPromise = {
  name: 'quotas hold in every window',
  breaches(history) {
    const counted = indexOf(history).accepted.filter(({ kind }) => isCounted(kind));
    const lasts = new Map(counted.map((text) => [text.notificationId, text]));
    const groups = Map.groupBy(lasts.values(), ({ lane, phone }) => `${lane} ${phone}`);
    return LANES.flatMap((lane) =>
      [...groups].flatMap(([key, texts]) =>
        key.startsWith(lane) ? overQuota(history, texts, history.terms.windows[lane]) : [],
      ),
    );
  },
};

function overQuota(
  { terms }: History,
  texts: readonly Accepted[],
  windows: History['terms']['windows']['marketing'],
): readonly Breach[] {
  return windows.flatMap(({ cap, windowSeconds }) => {
    const claimedMs = windowSeconds * 1_000 - 2 * terms.skewMs;
    const arrivedMs = claimedMs - terms.publishSlackMs;
    const over = new Set([
      ...crowdedAt(texts, begunAt, { cap, windowMs: claimedMs }),
      ...crowdedAt(texts, ({ acceptedAtMs }) => acceptedAtMs, { cap, windowMs: arrivedMs }),
    ]);
    return [...over].map(({ lane, phone, acceptedAtMs, eventIds }) => ({
      what: `more than ${cap} ${lane} texts in ${windowSeconds} s`,
      ...{ atMs: acceptedAtMs, phone, eventIds },
    }));
  });
}

const begunAt = ({ begunAtMs, claimedAtMs, atMs }: Accepted): number =>
  begunAtMs ?? claimedAtMs ?? atMs;
