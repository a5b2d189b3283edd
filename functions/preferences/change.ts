import { after, type Consenting, Contended, createConsent, TRIES_MAX } from '../batch/consent.ts';
import type { PreferencesChange } from '../domain/preferences-change.ts';
import { type Profile, preferencesOf } from '../domain/profile.ts';
import type { Clock } from '../ports.ts';

export interface Changing extends Consenting {
  readonly clock: Clock;
}

/**
 * Makes a change, a refusal of marketing first of all: what else goes wrong, that binds.
 * `askedAtMs` is before `seen` was read.
 * @throws `Contended` where others change the same recipient again and again
 */
export function createChange(deps: Changing) {
  const { choices, clock } = deps;
  const consent = createConsent(deps, 'preferences');

  return async function change(
    phone: string,
    { marketing, ...chosen }: PreferencesChange,
    seen: Profile,
    askedAtMs: number,
  ): Promise<void> {
    const profile = marketing === 'opted-out' ? await consent.optOut(phone, seen, askedAtMs) : seen;
    if (Object.keys(chosen).length > 0) await choose(phone, chosen, profile);
    if (marketing === 'opted-in') await consent.optIn(phone, profile, askedAtMs);
  };

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
}
