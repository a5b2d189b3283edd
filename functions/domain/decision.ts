import type { Flush } from './flush.ts';
import type { Parts } from './parts.ts';

/** What is to become of a notification. */
export type Decision =
  | Sending
  | { readonly do: 'suppress'; readonly reason: SuppressReason }
  | Deferring
  | Gathering
  | { readonly do: 'forget'; readonly reason: 'duplicate' };

export interface Sending {
  readonly do: 'send';
  readonly text: string;
  readonly parts: Parts;
  readonly hours: HoursPassed;
}

/** Back to its queue at `dueMs`, where it is decided afresh. */
export interface Deferring {
  readonly do: 'defer';
  /** A whole second, in ms. */
  readonly dueMs: number;
  readonly because: DeferReason;
}

/**
 * Its hours are closed or its quota is full; the operator lets nothing of its sort through, or the
 * day's budget is spent; there was no slot in time, or the carrier turned it away for now; or it
 * speaks of money, and the number may be another person's.
 */
export type DeferReason =
  | ('hours' | 'quota' | 'paused' | 'over-budget' | 'pace' | 'carrier')
  | 'unreachable';

/** It is not told itself: what is gathered until then is. */
export interface Gathering {
  readonly do: 'gather';
  /** What tells it at the latest. */
  readonly flush: Flush;
}

/** By what a text passed the hours: they are open, its kind never waits, or it would expire. */
export type HoursPassed = 'open' | 'immediate' | 'cannot-wait';

/** The reasons of the contract that a decision or a claim can have so far. */
export type SuppressReason =
  | 'expired'
  | 'superseded'
  | 'opted-out'
  | 'no-consent'
  | 'muted'
  | 'unreachable'
  | 'paused'
  | 'over-budget'
  | 'hours'
  | 'quota'
  | 'runaway';
