/**
 * Loaded before the command (`node --import`), so that a run is seen to fail: a promise that no
 * world keeps in which the carrier takes two texts.
 */
import type { SimulatedPromise } from '../promise.ts';
import { PROMISES } from '../promises/index.ts';

const tellsOnce: SimulatedPromise = {
  name: 'a world has one text',
  breaches: ({ publishes }) => {
    const [, second] = publishes.filter(({ acceptedAtMs }) => acceptedAtMs !== undefined);
    if (second === undefined) return [];
    const { eventIds, phone, atMs } = second;
    return [{ what: `${second.kind} ${eventIds[0]} was the second`, eventIds, phone, atMs }];
  },
};

(PROMISES as SimulatedPromise[]).splice(0, PROMISES.length, tellsOnce);
