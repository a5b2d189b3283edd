import type { Controls } from '../domain/controls.ts';
import type { Mode } from '../domain/mode.ts';

/** What an operator, or an alarm in their place, sets. */
export interface Operating {
  look(): Promise<Controls>;
  /**
   * A mode that a person sets also sets halted lanes going again. An alarm's is not written where
   * it holds back less than what a person last set.
   * @param by the alarm that sets it; undefined for a person
   * @param seen the mode that it replaces: where another was set meanwhile, nothing is written
   * @param atMs when a person set it: what the carrier said before halts no lane again
   * @returns whether it was written
   */
  setMode(mode: Mode, by: string | undefined, seen: Mode, atMs?: number): Promise<boolean>;
}
