import { FAULT_NAMES } from '../world/faults.ts';
import type { Totals } from './totals.ts';

/** How far a run came to show that it bites. */
export interface Proof {
  /** From 0 to 1: what of the notifications the carrier took. */
  readonly toldShare: number;
  /** Without workers whose clock is off, which nearly all are. */
  readonly faultsEach: number;
  /** How often each fault is to be seen in a run of that size. */
  readonly timesEach: number;
  /** What was missed, in words; none in a run that is too small to say. */
  readonly missed: readonly string[];
}

/** @param asked for how many notifications */
export function proofOf({ seeds, notifications, told, faults }: Totals, asked: number): Proof {
  const toldShare = told / notifications;
  const struck = FAULT_NAMES.filter((name) => name !== 'clock ahead or behind');
  const faultsEach = struck.reduce((all, name) => all + faults[name], 0) / notifications;
  const timesEach = Math.min(TIMES, Math.ceil((TIMES * asked) / FULL));
  const isFull = asked >= FULL;
  const rare = FAULT_NAMES.filter((name) => isFull && faults[name] < timesEach);
  const missed = [
    ...(toldShare < TOLD_MIN ? [`only ${toldShare.toFixed(2)} of them reached the carrier`] : []),
    ...(faultsEach < FAULTS_MIN ? [`only ${faultsEach.toFixed(2)} faults struck each`] : []),
    ...rare.map((name) => `'${name}' struck only ${faults[name]} times of ${timesEach}`),
    ...(isFull && seeds < SEEDS_MIN ? [`only ${seeds} seeds of ${SEEDS_MIN}`] : []),
  ];
  return { toldShare, faultsEach, timesEach, missed: asked < SMALLEST ? [] : missed };
}

/** Notifications of a full run. */
const FULL = 3_000_000;
/** Of each fault, in a full run. */
const TIMES = 1_000;
const SEEDS_MIN = 300;

/** Below it chance says more than the rest. */
const SMALLEST = 100_000;
const TOLD_MIN = 0.5;
const FAULTS_MIN = 1;
