import type { Lane } from '../../../functions/domain/lane.ts';
import type { Notification } from '../../../functions/domain/notification.ts';
import type { VirtualTime } from '../../support/running-time.ts';
import type { Leased, Publish } from '../history.ts';
import type { Fault, Faults } from './faults.ts';

/** One function instance: it has a clock of its own, and may end at any await. */
export interface Worker {
  readonly ordinal: number;
  /** How far its clock is ahead of the simulation's. */
  readonly aheadMs: number;
  /** Whether its code still runs: one that is over makes no call any more, and hears of none. */
  isOver: boolean;
  /** Resolves when it dies. */
  readonly death: Promise<void>;
  die(): void;
  /** Faults that struck it in this invocation. */
  faults: Fault[];
  /** Until then it is frozen: it hears nothing before. */
  frozenUntilMs: number;
  /** What it is telling each phone. */
  readonly telling: Map<string, Telling>;
  /** The lease that it asks for. */
  leasing: Leasing | undefined;
  /** Of the last write that it made for that phone. */
  readonly writtenAtMs: Map<string, number>;
}

export interface Leasing {
  readonly lane: Lane;
  readonly worker: number;
  /** By its own clock. */
  readonly nowMs: number;
  /** Once it is written. */
  leased: Leased | undefined;
}

/** What the history must know of a text beside what the carrier is handed. */
export interface Telling {
  readonly notification: Notification;
  /** Of the events that it tells. */
  readonly eventIds: readonly string[];
  /** Of the attempt. */
  readonly token: string;
  readonly begunAtMs: number;
  isGranted: boolean;
  claimedAtMs: number | undefined;
  /** Its text, once that is on its way. */
  publish: Publish | undefined;
}

export function createWorker(ordinal: number, aheadMs: number): Worker {
  const { promise, resolve } = Promise.withResolvers<void>();
  const worker: Worker = {
    ...{ ordinal, aheadMs, isOver: false, death: promise, faults: [], frozenUntilMs: 0 },
    leasing: undefined,
    ...{ telling: new Map(), writtenAtMs: new Map() },
    die() {
      worker.isOver = true;
      resolve();
    },
  };
  return worker;
}

/** The shortest and the longest that something takes, in ms; anything between is as likely. */
export type Span = readonly [fromMs: number, toMs: number];

/** What calls take, there and back. */
export const SPANS = {
  table: [3, 15],
  carrier: [60, 140],
  queue: [5, 30],
  bus: [20, 120],
} as const satisfies Readonly<Record<string, Span>>;

/** Which of these strikes a call of that worker's, if any. */
export function strike<F extends Fault>(
  faults: Faults,
  worker: Worker,
  names: readonly F[],
): F | undefined {
  const fault = faults.oneOf(names);
  if (fault !== undefined) worker.faults.push(fault);
  return fault;
}

export interface Calling {
  readonly time: VirtualTime;
  readonly faults: Faults;
}

/** What a call may run into besides being slow. */
export interface Trouble {
  readonly span: Span;
  /** It never arrives; nobody answers until the caller gives up. */
  readonly isLost?: boolean;
  /** It is done; nobody answers until the caller gives up. */
  readonly isUnanswered?: boolean;
  readonly givesUpAfterMs?: number;
  /** Half of it is before it is done. */
  readonly slowMs?: number;
}

/**
 * A call of a worker's to something outside: it takes time, and between any two calls the worker
 * may die, or be frozen for longer than its lease.
 */
export async function call<T>(
  { time, faults }: Calling,
  worker: Worker,
  trouble: Trouble,
  work: () => T | Promise<T>,
): Promise<T> {
  const { random } = faults;
  if (worker.isOver) return never();
  const end = strike(faults, worker, ENDS);
  const isDyingBefore = end === 'worker died' && random.happens(0.5);
  if (isDyingBefore) return dieOf(worker);
  if (end === 'worker frozen') freeze(worker, time.nowMs(), random);
  const { span, slowMs = 0, givesUpAfterMs = Number.POSITIVE_INFINITY } = trouble;
  const wholeMs = span[0] + random.whole(span[1] - span[0] + 1) + slowMs;
  const beganMs = time.nowMs();
  const thereMs = wholeMs >> 1;
  await time.pass(thereMs);
  let outcome: { readonly value: T } | { readonly error: unknown } | undefined;
  if (trouble.isLost !== true) {
    try {
      outcome = { value: await work() };
    } catch (error) {
      outcome = { error };
    }
  }
  if (end === 'worker died') return dieOf(worker);
  const isInTime = wholeMs <= givesUpAfterMs;
  if (outcome === undefined || trouble.isUnanswered === true || !isInTime) {
    await time.pass(beganMs + Math.min(givesUpAfterMs, GIVE_UP_MS) - time.nowMs());
    outcome = { error: new TimedOut() };
  } else await time.pass(wholeMs - thereMs);
  if (worker.frozenUntilMs > time.nowMs()) await time.pass(worker.frozenUntilMs - time.nowMs());
  if (worker.isOver) return never();
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

export function freeze(worker: Worker, nowMs: number, random: Faults['random']): void {
  const forMs = random.happens(0.5)
    ? random.whole(HELD_UP_MS)
    : FREEZE_MS + random.whole(FREEZE_MS);
  worker.frozenUntilMs = nowMs + forMs;
}

const ENDS = ['worker died', 'worker frozen'] as const;

/** Past every lease of stage prod, which is 33 s; and up to twice that. */
const FREEZE_MS = 40_000;

/** A core that others have, or memory that is tidied up. */
const HELD_UP_MS = 3_000;

export const FROZEN_MAX_MS = 2 * FREEZE_MS;

/** Where a caller has no limit of its own. */
const GIVE_UP_MS = 5_000;

function dieOf(worker: Worker): Promise<never> {
  worker.die();
  return never();
}

/** A new one each time: all that ever waited would hang on one. */
const never = (): Promise<never> => new Promise(() => {});

export class TimedOut extends Error {
  override readonly name = 'TimeoutError';
}
