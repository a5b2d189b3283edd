import type { Broken, Simulation } from '../simulate.ts';
import { commandOf } from './command-of.ts';
import type { Screen } from './screen.ts';

/** Lets breakages of the product live until a promise is broken. */
export type RunMutations = (options: {
  /** Processes at once. */
  readonly concurrency: number;
  readonly onResult: (result: MutationResult) => void;
}) => Promise<readonly MutationResult[]>;

interface MutationResult {
  readonly mutation: { readonly name: string };
  /** Undefined where no promise was broken. */
  readonly caught: { readonly simulation: Simulation; readonly breach: Broken } | undefined;
}

/** @returns what was not caught, a line each */
export async function reportMutations(
  runMutations: RunMutations,
  processes: number,
  screen: Screen,
): Promise<readonly string[]> {
  screen.line();
  const results = await runMutations({
    concurrency: processes,
    onResult({ mutation, caught }) {
      const by =
        caught === undefined
          ? 'caught by nothing'
          : `caught: ${caught.breach.promise}, by ${commandOf(caught.simulation)}`;
      screen.line(`  ${mutation.name}\n    ${by}`);
    },
  });
  const missed = results.filter(({ caught }) => caught === undefined);
  screen.line(`  ${results.length - missed.length} of ${results.length} mutations were caught`);
  return missed.map(({ mutation }) => `no promise caught the mutation '${mutation.name}'`);
}
