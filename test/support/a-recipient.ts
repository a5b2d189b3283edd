import { DEFAULT_PREFERENCES, type Preferences } from '../../functions/domain/preferences.ts';
import { NEW_PROFILE, type Profile } from '../../functions/domain/profile.ts';
import type { Ring } from '../../functions/domain/quota.ts';
import { NOON_MS } from './an-event.ts';

/** Somebody who agreed to marketing a month before noon, and of whom no more is known. */
export const aRecipient = (change: Partial<Profile> = {}): Profile => ({
  ...NEW_PROFILE,
  givenAtMs: A_MONTH_AGO_MS,
  ...change,
});

export const A_MONTH_AGO_MS = NOON_MS - 30 * 86_400_000;

/** What somebody chose, a month before noon unless said otherwise. */
export const chose = (
  change: Partial<Preferences>,
  atMs = A_MONTH_AGO_MS,
): Required<Pick<Profile, 'chosen'>> => ({
  chosen: { preferences: { ...DEFAULT_PREFERENCES, ...change }, atMs },
});

/** A ring of claims for other notifications, made at these times. */
export const aRing = (...atMs: readonly number[]): Ring =>
  atMs
    .toSorted((a, b) => b - a)
    .map((each, i) => ({ atMs: each, hash: `other-${i}`, record: `m-other-${i}`, token: '' }));
