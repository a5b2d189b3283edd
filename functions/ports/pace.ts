import type { Controls } from '../domain/controls.ts';
import type { Lane } from '../domain/lane.ts';
import type { Asking, Slots } from '../domain/pace.ts';

/**
 * The global send rate that the carrier allows, shared by both lanes and every worker, with what
 * the operator says of sending. Every call may throw; slots of which nobody heard are lost.
 */
export interface Pace {
  /** One slot for each part, as the lane's rules allow; each is its caller's alone. */
  lease(lane: Lane, asking: Leasing): Promise<Lease>;
  /** As it stands. */
  look(): Promise<Controls>;
  /**
   * The carrier refused for now: from here on half the rate, once for all texts that were given
   * their slots before it.
   * @returns whether it slowed
   */
  slow(leasedAtMs: number, nowMs: number): Promise<boolean>;
  /** Nothing more of the lane is to be tried until an operator has seen to it. */
  halt(lane: Lane, code: string): Promise<void>;
}

export interface Leasing extends Asking {
  /** Of the stage, as `spendDay` has it: to it the price of the slots is charged. */
  readonly day: string;
  readonly partFen: number;
  /** Parts that were charged for before and not used: they are not charged again. */
  readonly sparedParts: number;
}

export type Lease =
  | { readonly is: 'leased'; readonly slots: Slots; readonly controls: Controls }
  /** Nothing was given; worth asking again then. Of `controls` it may have heard earlier. */
  | { readonly is: 'crowded'; readonly againMs: number; readonly controls: Controls };

/** Waits, by the clock of the functions. */
export interface Timer {
  /** @returns once it is that time, or a little later */
  until(atMs: number): Promise<void>;
}
