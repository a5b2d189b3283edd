import { type Controls, NO_CONTROLS, spendKey } from '../../functions/domain/controls.ts';
import { isAsStrict } from '../../functions/domain/mode.ts';
import { endOf, type PaceRules, reserve, slowDown } from '../../functions/domain/pace.ts';
import type { Operating } from '../../functions/ports/operating.ts';
import type { Pace } from '../../functions/ports/pace.ts';

/** What all workers share, in memory. */
export interface MemoryControls {
  readonly now: () => Controls;
  amend(change: Partial<Controls>): void;
  /** A worker's way to it, by the rules of its lane. */
  paceOf(rules: PaceRules): Pace;
  readonly operating: Operating;
}

export function memoryControls(): MemoryControls {
  let controls: Controls = NO_CONTROLS;
  const amend = (change: Partial<Controls>) => {
    controls = { ...controls, ...change };
  };
  const operating: Operating = {
    look: async () => controls,
    async setMode(mode, by, seen, atMs = 0) {
      const { modeBy, ...others } = controls;
      if (controls.mode !== seen) return false;
      if (by !== undefined && !isAsStrict(mode, controls.personMode ?? 'normal')) return false;
      controls =
        by === undefined
          ? { ...others, mode, personMode: mode, resumedAtMs: atMs, halted: {} }
          : { ...controls, mode, modeBy: by };
      return true;
    },
  };
  return { now: () => controls, amend, paceOf, operating };

  function paceOf(rules: PaceRules): Pace {
    return {
      async lease(lane, asking) {
        const reservation = reserve(controls, rules, asking);
        if (reservation.is === 'crowded') return { ...reservation, controls };
        const { slots } = reservation;
        const { day, partFen, sparedParts } = asking;
        const key = spendKey(lane, day);
        const fen = (controls.spentFen[key] ?? 0) + (slots.parts - sparedParts) * partFen;
        const kept = Object.entries(controls.spentFen).filter(
          ([each]) => each.slice(-day.length) >= day,
        );
        amend({
          takenUntilMs: endOf(slots),
          spentFen: { ...Object.fromEntries(kept), [key]: fen },
        });
        return { is: 'leased', slots, controls };
      },
      look: async () => controls,
      async slow(leasedAtMs, nowMs) {
        const slowed = slowDown(controls, rules, { leasedAtMs, nowMs });
        if (slowed !== undefined) amend({ slowed });
        return slowed !== undefined;
      },
      async halt(lane, code) {
        amend({ halted: { [lane]: code, ...controls.halted } });
      },
    };
  }
}

/** So fast that nobody ever waits. */
export const NO_WAIT: PaceRules = {
  partsPerSecond: 10_000,
  maxWaitMs: 1_000_000,
  recoverySeconds: 60,
};
