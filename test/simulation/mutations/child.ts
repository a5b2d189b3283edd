import type { Broken, Simulation } from '../simulate.ts';
import { createLoader } from './loader.ts';
import type { Change } from './mutation.ts';

/** What one process is asked to live through. */
export interface Asked {
  /** Undefined for the product as it stands. */
  readonly change?: Change;
  readonly simulation: Simulation;
}

export type Lived =
  | {
      readonly is: 'lived';
      readonly breaches: readonly Broken[];
      readonly trace: string;
      /** Of the processor. */
      readonly ms: number;
    }
  | { readonly is: 'failed'; readonly why: string };

const load = createLoader();

async function live({ change, simulation }: Asked): Promise<Lived> {
  const before = process.cpuUsage();
  try {
    const { simulate } = await load(change);
    const { breaches, trace } = await simulate(simulation);
    const { user, system } = process.cpuUsage(before);
    return { is: 'lived', breaches, trace, ms: Math.round((user + system) / 1_000) };
  } catch (error) {
    return { is: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
}

/** Whoever asks is gone. */
process.on('disconnect', () => process.exit());

process.on('message', (asked) => {
  void live(asked as Asked).then((lived) => process.send?.(lived));
});
