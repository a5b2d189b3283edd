import { consentOf, isUnreachable, type Profile } from '../domain/profile.ts';
import type { Choices, Memory } from '../ports.ts';

export interface Consenting {
  readonly choices: Choices;
  readonly memory: Memory;
}

/**
 * What a recipient says of marketing by themselves.
 * @param via by which way: with the time, the evidence
 */
export function createConsent({ choices, memory }: Consenting, via: string) {
  return {
    /**
     * Later than every yes, also one that was given ahead of our clock; a tie is a no.
     * @returns the profile in which it binds
     * @throws `Contended` where others change the same recipient again and again
     */
    async optOut(phone: string, seen: Profile, askedAtMs: number): Promise<Profile> {
      let profile = seen;
      for (let tries = 0; tries < TRIES_MAX; tries += 1) {
        const { givenAtMs = 0, reassignedAtMs } = profile;
        const atMs = Math.max(askedAtMs, givenAtMs, after(reassignedAtMs));
        await memory.remember(phone, { is: 'refusal', atMs, via });
        profile = await choices.read(phone);
        if (consentOf(profile) === 'refused') return profile;
      }
      throw new Contended();
    },

    /**
     * Later than every no that was seen, and as old as it is: a no that comes meanwhile stands.
     * @param askedAtMs before `seen` was read
     */
    async optIn(phone: string, seen: Profile, askedAtMs: number): Promise<void> {
      if (!isNews(seen)) return;
      const { refusedAtMs, reassignedAtMs, unreachableAtMs } = seen;
      const known = [refusedAtMs, reassignedAtMs, unreachableAtMs].map(after);
      const atMs = Math.max(askedAtMs, ...known);
      await memory.remember(phone, { is: 'consent', atMs, via });
    },
  };
}

/** A yes that stands keeps its evidence, unless it has to vouch for the number as well. */
const isNews = (profile: Profile): boolean =>
  consentOf(profile) !== 'given' || isUnreachable(profile);

/** Later than this; any time where there is none. */
export const after = (ms: number | undefined): number => (ms ?? 0) + 1;

/** How often a recipient is read anew because others changed them meanwhile. */
export const TRIES_MAX = 5;

export class Contended extends Error {
  override readonly name = 'Contended';
}
