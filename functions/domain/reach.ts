import { orNever, type Profile, vouchedAtMs } from './profile.ts';

/**
 * Whether a text failed for good since somebody last vouched for the number; for another reason
 * than that there is no such number, also since one arrived.
 */
export const isFailing = (profile: Profile): boolean =>
  isGone(profile) || orNever(profile.failedAtMs) > reachedAtMs(profile);

/**
 * Whether there was no such number since somebody last vouched for it (空号): a carrier gives it to
 * somebody else, and then texts arrive again.
 */
export const isGone = (profile: Profile): boolean =>
  orNever(profile.goneAtMs) > vouchedAtMs(profile);

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
