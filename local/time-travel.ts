import { setTimeout as pause } from 'node:timers/promises';
import type { TravellingClock } from './clock.ts';
import { createSequencer } from './sequencer.ts';

/** A part of the cloud, as time travel sees it. */
export interface Timed {
  /** How it is called where it does not come to rest. */
  readonly name: string;
  /** When something here falls due that the clock's own tasks do not know of. */
  nextDueMs?(): number | undefined;
  /** The clock was put forward. */
  catchUp?(nowMs: number): void;
  /** Something is under way, or lies there ready to be taken up. */
  isBusy?(): boolean;
}

/** Puts the clock forward; answers once all that fell due meanwhile has been delivered. */
export type TimeTravel = (seconds: number) => Promise<void>;

/**
 * Time goes on from one due instant to the next, and at each stays until all is at rest: what a
 * schedule sets off at nine has happened at nine, and not on the day to which somebody travels.
 * @param onJump hears of every stop, before anything that is due begins
 * @param patienceMs of real time, for one stop; two minutes by default
 */
export function createTimeTravel(
  clock: TravellingClock,
  parts: readonly Timed[],
  onJump: () => void = () => {},
  patienceMs = 120_000,
): TimeTravel {
  const inTurn = createSequencer();

  const nextDueMs = () =>
    [clock.nextDueMs(), ...parts.map((part) => part.nextDueMs?.())].reduce(
      (a, b) => (a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)),
      undefined,
    );

  const jumpTo = async (ms: number) => {
    clock.jumpTo(ms);
    onJump();
    for (const part of parts) part.catchUp?.(clock.now());
    await rest(parts, patienceMs);
  };

  return (seconds) =>
    inTurn('travel', async () => {
      // What is under way now happens now.
      await rest(parts, patienceMs);
      const destinationMs = clock.now() + Math.round(seconds * 1000);
      for (;;) {
        const dueMs = nextDueMs();
        if (dueMs === undefined || dueMs > destinationMs) break;
        await jumpTo(dueMs);
      }
      await jumpTo(destinationMs);
    });
}

/** Thrown where a part does not come to rest: a function that hangs, a message that comes again. */
export class Restless extends Error {
  override readonly name = 'Restless';
}

async function rest(parts: readonly Timed[], patienceMs: number): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  for (let calm = 0; calm < CALM_LOOKS; ) {
    const busy = parts.filter((part) => part.isBusy?.() === true);
    calm = busy.length === 0 ? calm + 1 : 0;
    if (performance.now() > giveUpAt) {
      const names = busy.map(({ name }) => name).join(', ');
      throw new Restless(`still busy after ${patienceMs / 1000} s: ${names}`);
    }
    await pause(LOOK_EVERY_MS);
  }
}

// From one hand to the next, work may be in nobody's for a moment: one calm look is not enough.
const CALM_LOOKS = 4;
const LOOK_EVERY_MS = 4;
