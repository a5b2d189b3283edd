import type { Lane } from './lane.ts';
import type { Mode } from './mode.ts';
import type { Slowed } from './pace.ts';

/** What all workers of a deployment share, and what its operator says. */
export interface Controls {
  /** Until when the pace's slots are given out, in ms. */
  readonly takenUntilMs: number;
  /** The carrier's last no to the rate; absent where it never said one. */
  readonly slowed?: Slowed;
  readonly mode: Mode;
  /** An alarm's name, where one set the mode; absent where a person did. */
  readonly modeBy?: string;
  /** What a person last set: no alarm lets through more. Absent where nobody ever did. */
  readonly personMode?: Mode;
  /** When a person last set one: nothing from before it halts a lane again. */
  readonly resumedAtMs?: number;
  /** Lanes that stand still until an operator sets them going, and the code that stopped each. */
  readonly halted: Readonly<Partial<Record<Lane, string>>>;
  /** What is spent on a day, in fen, by `spendKey`. */
  readonly spentFen: Readonly<Record<string, number>>;
}

/** As long as nobody has written anything. */
export const NO_CONTROLS: Controls = {
  takenUntilMs: 0,
  mode: 'normal',
  halted: {},
  spentFen: {},
};

/** What a lane's decisions go by. */
export interface Orders {
  readonly mode: Mode;
  readonly isHalted: boolean;
  /** By this lane, on the day of the decision. */
  readonly spentFen: number;
}

/** @param day as `spendDay` has it */
export const ordersOf = (controls: Controls, lane: Lane, day: string): Orders => ({
  mode: controls.mode,
  isHalted: controls.halted[lane] !== undefined,
  spentFen: controls.spentFen[spendKey(lane, day)] ?? 0,
});

/** Under which a lane's spending on a day is kept, such as `marketing20261128`. */
export const spendKey = (lane: Lane, day: string): string => `${lane}${day}`;
