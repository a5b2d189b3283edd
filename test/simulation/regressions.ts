import type { Simulation } from './simulate.ts';

/** A small world that showed a fault once, and shows none any more. */
export interface Regression {
  /** What went wrong, in a sentence. */
  readonly found: string;
  readonly simulation: Simulation;
}

/** What `npm run simulate` found: each in the smallest world that it was shown by. */
export const REGRESSIONS: readonly Regression[] = [];
