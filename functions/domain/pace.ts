import type { Controls } from './controls.ts';

/** Of one lane; both share the rate. */
export interface PaceRules {
  /** What the carrier takes, in parts a second. */
  readonly partsPerSecond: number;
  /** How far ahead of now slots are given to the lane, in ms: its place in the queue. */
  readonly maxWaitMs: number;
  /** From half the rate back to all of it. */
  readonly recoverySeconds: number;
}

/** The rate that was left when the carrier last refused for now, and when that was. */
export interface Slowed {
  readonly partsPerSecond: number;
  readonly atMs: number;
}

/** What one lease asks for. */
export interface Asking {
  /** Of all texts that are to go, as a carrier bills them. */
  readonly parts: number;
  /** Fewer are no use: those of one text. */
  readonly partsMin: number;
  readonly nowMs: number;
}

/** What the pace answers to one who asks for slots, one for each part. */
export type Reservation =
  /** Behind those that are given out; `latestMs` is the last whole ms to begin at in the wait. */
  | { readonly is: 'behind'; readonly slots: Slots; readonly latestMs: number }
  /** At once: none is given out beyond now. */
  | { readonly is: 'at-once'; readonly slots: Slots }
  /** Too many are ahead; worth asking again then. */
  | { readonly is: 'crowded'; readonly againMs: number };

/** Evenly spaced from the first on. */
export interface Slots {
  readonly firstMs: number;
  readonly intervalMs: number;
  /** As many as were asked for, or as fit into the lane's wait. */
  readonly parts: number;
}

/**
 * The generic cell rate algorithm as a reservation: who asks is told when, instead of yes or no.
 * A lane conforms only while its slots end within its wait: marketing, whose wait is short, gives
 * way to transactional texts that queue beyond it.
 */
export function reserve(controls: Controls, rules: PaceRules, asking: Asking): Reservation {
  const { nowMs, partsMin } = asking;
  const intervalMs = 1_000 / rateAt(controls, rules, nowMs);
  const fitting = Math.floor(rules.maxWaitMs / intervalMs);
  const parts = Math.min(asking.parts, Math.max(partsMin, fitting));
  const isIdle = controls.takenUntilMs < nowMs;
  const firstMs = isIdle ? nowMs : controls.takenUntilMs;
  // Where nothing is ahead a text goes, however slow the rate and long its slots.
  const latestMs = Math.floor(nowMs + Math.max(0, rules.maxWaitMs - parts * intervalMs));
  if (firstMs > latestMs) return { is: 'crowded', againMs: nowMs + firstMs - latestMs };
  const slots = { firstMs, intervalMs, parts };
  return isIdle ? { is: 'at-once', slots } : { is: 'behind', slots, latestMs };
}

/** When the last of them is over. A whole ms, rounded up: sums of fractions would drift. */
export const endOf = ({ firstMs, intervalMs, parts }: Slots): number =>
  Math.ceil(firstMs + parts * intervalMs);

/**
 * Additive increase, multiplicative decrease, as in congestion avoidance (RFC 5681, 3.1): the
 * climb needs no writer, for it follows from when it began.
 */
export function rateAt({ slowed }: Controls, rules: PaceRules, nowMs: number): number {
  const { partsPerSecond, recoverySeconds } = rules;
  if (slowed === undefined) return partsPerSecond;
  const climb = partsPerSecond / 2 / recoverySeconds;
  const secondsSince = Math.max(0, nowMs - slowed.atMs) / 1_000;
  return Math.min(partsPerSecond, slowed.partsPerSecond + climb * secondsSince);
}

/**
 * Half the rate, from now on. Undefined where that was done after the text was given its slot:
 * those that were on their way together are refused together, and are one no.
 */
export function slowDown(
  controls: Controls,
  rules: PaceRules,
  { leasedAtMs, nowMs }: { readonly leasedAtMs: number; readonly nowMs: number },
): Slowed | undefined {
  if (controls.slowed !== undefined && controls.slowed.atMs >= leasedAtMs) return undefined;
  const half = rateAt(controls, rules, nowMs) / 2;
  return { partsPerSecond: Math.max(half, rules.partsPerSecond / SLOWEST), atMs: nowMs };
}

/** Still a text now and then: by it the carrier's return is noticed. */
const SLOWEST = 16;
