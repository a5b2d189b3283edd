import type { Parts } from './parts.ts';

/** What is to become of a notification. */
export type Decision =
  | { readonly do: 'send'; readonly text: string; readonly parts: Parts }
  | { readonly do: 'suppress'; readonly reason: SuppressReason }
  | { readonly do: 'forget'; readonly reason: 'duplicate' };

/** The reasons of the contract that a decision or a claim can have so far. */
export type SuppressReason =
  | 'expired'
  | 'superseded'
  | 'opted-out'
  | 'no-consent'
  | 'muted'
  | 'unreachable'
  | 'quota'
  | 'runaway';
