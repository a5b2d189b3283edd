import { orNever, type Profile, vouchedAtMs } from './profile.ts';

/** Whether a text failed for good since somebody last vouched for the number, or one arrived. */
export const isFailing = (profile: Profile): boolean =>
  Math.max(orNever(profile.failedAtMs), orNever(profile.goneAtMs)) > reachedAtMs(profile);

/** Whether there was no such number since then (空号): a carrier gives it to somebody else. */
export const isGone = (profile: Profile): boolean =>
  orNever(profile.goneAtMs) > reachedAtMs(profile);

const reachedAtMs = (profile: Profile): number =>
  Math.max(vouchedAtMs(profile), orNever(profile.deliveredAtMs));

/**
 * Whether the last sign of the number's owner is that long ago. What is delivered is no sign: so it
 * is to the next owner. Of whom nothing was ever heard nothing can be said.
 */
export function isSilent(profile: Profile, silenceDays: number, nowMs: number): boolean {
  const { activeAtMs, chosen } = profile;
  const seenAtMs = Math.max(vouchedAtMs(profile), orNever(activeAtMs), orNever(chosen?.atMs));
  return Number.isFinite(seenAtMs) && seenAtMs < nowMs - silenceDays * DAY_MS;
}

const DAY_MS = 86_400_000;
