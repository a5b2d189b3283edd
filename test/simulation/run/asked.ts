import type { Simulation } from '../simulate.ts';

/** What the command was asked for. */
export type AskedRun = AskedOne | AskedMany;

export interface AskedOne {
  readonly is: 'one';
  readonly simulation: Simulation;
  /** Whether a smaller world is looked for that breaks the same promise. */
  readonly isShrunk: boolean;
}

export interface AskedMany {
  readonly is: 'many';
  /** Those after it follow. */
  readonly firstSeed: number;
  /** So many at least are lived through. */
  readonly notifications: number;
  readonly processes: number;
  readonly isShrunk: boolean;
  readonly hasMutations: boolean;
}

/** What a run comes to. */
export interface Outcome {
  /** 64 hex digits. */
  readonly trace: string;
  /** Promises that were broken, and what else was missed, a line each; none where all is well. */
  readonly wrong: readonly string[];
}
