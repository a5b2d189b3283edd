/** A process that lives through worlds: the simulation of each comes as a message. */
import type { Simulation } from '../simulate.ts';
import { type Lived, live } from './lived.ts';

/** What it answers. */
export type Answer =
  | { readonly is: 'lived'; readonly lived: Lived }
  | { readonly is: 'failed'; readonly why: string };

// Calls fail by the hundred thousand, and nobody reads where.
Error.stackTraceLimit = 0;

const answer = (said: Answer) => process.send?.(said);

process.on('message', (simulation: Simulation) => {
  live(simulation).then(
    (lived) => answer({ is: 'lived', lived }),
    (error: unknown) => answer({ is: 'failed', why: String(error) }),
  );
});
