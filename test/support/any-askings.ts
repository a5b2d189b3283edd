import fc from 'fast-check';
import { type Controls, NO_CONTROLS } from '../../functions/domain/controls.ts';
import { LANES, type Lane } from '../../functions/domain/lane.ts';
import {
  type Asking,
  endOf,
  type PaceRules,
  type Reservation,
  reserve,
  slowDown,
} from '../../functions/domain/pace.ts';
import { NOON_MS } from './an-event.ts';

/** What each lane may be ahead by, in ms. */
export const WAITS_MS: Readonly<Record<Lane, number>> = { transactional: 8_000, marketing: 1_000 };

export const paceRules = (lane: Lane, partsPerSecond = 20): PaceRules => ({
  ...{ partsPerSecond, maxWaitMs: WAITS_MS[lane] },
  recoverySeconds: 60,
});

/** A worker of a lane that asks a while after the one before, by a clock of its own. */
export interface Step {
  readonly lane: Lane;
  readonly parts: number;
  readonly partsMin: number;
  readonly afterMs: number;
  readonly skewMs: number;
  /** How long ago the text was given its slot that the carrier refuses first; none otherwise. */
  readonly refusedAfterMs?: number | undefined;
}

/** @param skewMs by how much clocks may differ from the right time, both ways */
export const anyAskings = (skewMs: number): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.record({
      lane: fc.constantFrom(...LANES),
      parts: fc.integer({ min: 2, max: 40 }),
      partsMin: fc.constantFrom(1, 2),
      afterMs: fc.constantFrom(0, 0, 1, 49, 50, 333, 500, 2_000),
      skewMs: fc.integer({ min: -skewMs, max: skewMs }),
      refusedAfterMs: fc.option(fc.nat(2_000), { nil: undefined, freq: 8 }),
    }),
    { minLength: 1, maxLength: 40 },
  );

export const ANY_RATE = fc.constantFrom(1, 3, 7, 20, 33, 200);

export interface Answered {
  readonly step: Step;
  readonly rules: PaceRules;
  readonly before: Controls;
  readonly asking: Asking;
  readonly reservation: Reservation;
}

/** What each is answered, one after the other. */
export function askAll(steps: readonly Step[], partsPerSecond: number): readonly Answered[] {
  let controls = NO_CONTROLS;
  let rightMs = NOON_MS;
  return steps.map((step) => {
    rightMs += step.afterMs;
    const nowMs = rightMs + step.skewMs;
    const rules = paceRules(step.lane, partsPerSecond);
    if (step.refusedAfterMs !== undefined) {
      const slowed = slowDown(controls, rules, { leasedAtMs: nowMs - step.refusedAfterMs, nowMs });
      if (slowed !== undefined) controls = { ...controls, slowed };
    }
    const before = controls;
    const asking = { parts: step.parts, partsMin: step.partsMin, nowMs };
    const reservation = reserve(controls, rules, asking);
    if (reservation.is !== 'crowded') {
      controls = { ...controls, takenUntilMs: endOf(reservation.slots) };
    }
    return { step, rules, before, asking, reservation };
  });
}
