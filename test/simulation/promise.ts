import type { History } from './history.ts';

/** One of DESIGN's promises, and how to see that it was not kept. */
export interface SimulatedPromise {
  /** A few words, such as `quotas hold`. */
  readonly name: string;
  breaches(history: History): readonly Breach[];
}

/** Once that a promise was not kept. */
export interface Breach {
  /** A sentence, with the figures. */
  readonly what: string;
  readonly atMs: number;
  /** Whom it is about, by which its trace is found. */
  readonly phone?: string;
  readonly eventIds?: readonly string[];
}
