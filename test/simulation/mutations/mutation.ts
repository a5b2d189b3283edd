import type { Simulation } from '../simulate.ts';

/** One small breakage of the product's source, which some promise must catch. */
export interface Mutation {
  /** What is broken, in a few words; unlike every other's. */
  readonly name: string;
  /** Names in `PROMISES`: any of them is enough. */
  readonly promises: readonly string[];
  /** From the root of the repository. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The smallest simulation that is known to catch it; others are tried where it does not. */
  readonly caughtBy: Simulation;
}

/** What is changed, whatever is to catch it. */
export type Change = Pick<Mutation, 'name' | 'file' | 'find' | 'replace'>;

/** @throws where the text to be replaced does not stand there, or not once */
export function mutated({ name, file, find, replace }: Change, text: string): string {
  const pieces = text.split(find);
  if (pieces.length !== 2) {
    const times = pieces.length - 1;
    throw new Error(`mutation '${name}': its text stands in ${file} ${times} times, not once`);
  }
  return pieces.join(replace);
}
