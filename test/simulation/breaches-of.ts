import { aHistory } from './a-history.ts';
import type { History } from './history.ts';
import type { SimulatedPromise } from './promise.ts';

/** What a promise has to say of a history in which only this happened. */
export const breachesOf =
  ({ breaches }: SimulatedPromise) =>
  (change: Partial<History>): readonly string[] =>
    breaches(aHistory(change)).map(({ what }) => what);
