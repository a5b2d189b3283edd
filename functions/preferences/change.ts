import type { PreferencesChange } from '../domain/preferences-change.ts';
import { consentOf, isUnreachable, type Profile, preferencesOf } from '../domain/profile.ts';
import type { Choices, Clock, Memory } from '../ports.ts';

export interface Changing {
  readonly choices: Choices;
  readonly memory: Memory;
  readonly clock: Clock;
}

/**
 * Makes a change, a refusal of marketing first of all: what else goes wrong, that binds.
 * `askedAtMs` is before `seen` was read.
 * @throws `Contended` where others change the same recipient again and again
 */
export function createChange({ choices, memory, clock }: Changing) {
  return async function change(
    phone: string,
    { marketing, ...chosen }: PreferencesChange,
    seen: Profile,
    askedAtMs: number,
  ): Promise<void> {
    const profile = marketing === 'opted-out' ? await optOut(phone, seen) : seen;
    if (Object.keys(chosen).length > 0) await choose(phone, chosen, profile);
    if (marketing === 'opted-in' && isNews(profile)) await optIn(phone, profile, askedAtMs);
  };

  /** Later than every yes, also one that was given ahead of our clock; a tie is a no. */
  async function optOut(phone: string, seen: Profile): Promise<Profile> {
    let profile = seen;
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const atMs = Math.max(clock.nowMs(), profile.givenAtMs ?? 0, after(profile.reassignedAtMs));
      await memory.remember(phone, { is: 'refusal', atMs, via: VIA });
      profile = await choices.read(phone);
      if (consentOf(profile) === 'refused') return profile;
    }
    throw new Contended();
  }

  async function choose(phone: string, chosen: PreferencesChange, seen: Profile): Promise<void> {
    let profile = seen;
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const whole = { ...preferencesOf(profile), ...chosen };
      const seenAtMs = profile.chosen?.atMs;
      const atMs = Math.max(clock.nowMs(), after(seenAtMs), after(profile.reassignedAtMs));
      if (await choices.choose(phone, whole, atMs, seenAtMs)) return;
      profile = await choices.read(phone);
    }
    throw new Contended();
  }

  /** Later than every no that was seen, and as old as it is: a no that comes meanwhile stands. */
  async function optIn(
    phone: string,
    { refusedAtMs, reassignedAtMs, unreachableAtMs }: Profile,
    askedAtMs: number,
  ): Promise<void> {
    const known = [refusedAtMs, reassignedAtMs, unreachableAtMs].map(after);
    const atMs = Math.max(askedAtMs, ...known);
    await memory.remember(phone, { is: 'consent', atMs, via: VIA });
  }
}

/** A yes that stands keeps its evidence, unless it has to vouch for the number as well. */
const isNews = (profile: Profile): boolean =>
  consentOf(profile) !== 'given' || isUnreachable(profile);

/** The evidence of a yes or a no, with its time. */
const VIA = 'preferences';

const TRIES_MAX = 5;

const after = (ms: number | undefined): number => (ms ?? 0) + 1;

class Contended extends Error {
  override readonly name = 'Contended';
}
