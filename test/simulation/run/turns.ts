import type { Lived } from './lived.ts';

export interface TurnsOptions {
  readonly firstSeed: number;
  readonly notifications: number;
  /** In the order of seeds, whichever is done first; none once there are enough. */
  lived(lived: Lived): void;
}

/** Which seed is next, and whether one is needed. */
export function createTurns({ firstSeed, notifications, lived }: TurnsOptions) {
  let next = firstSeed;
  let told = firstSeed;
  let counted = 0;
  let seen = 0;
  const waiting = new Map<number, Lived>();
  return {
    next: () => next++,
    isEnough: () => counted >= notifications,
    /** @param underWay how many seeds are being lived through */
    needsMore(underWay: number): boolean {
      const done = next - firstSeed - underWay;
      const each = done === 0 ? USUAL : seen / done;
      return seen + underWay * each < notifications;
    },
    done(one: Lived): void {
      seen += one.notifications;
      waiting.set(one.simulation.seed, one);
      for (let due = waiting.get(told); due !== undefined; due = waiting.get(told)) {
        waiting.delete(told);
        told += 1;
        if (counted >= notifications) return;
        counted += due.notifications;
        lived(due);
      }
    },
  };
}

/** Notifications of a seed, until some are counted. */
const USUAL = 10_000;
