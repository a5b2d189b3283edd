import type { Preferences } from '../domain/preferences.ts';
import type { Marketing } from '../domain/preferences-change.ts';
import { type Consent, consentOf, type Profile, preferencesOf } from '../domain/profile.ts';

/** What is answered, member for member as CONTRACT has it. */
export interface Whole extends Required<Preferences> {
  readonly marketing: Marketing;
}

/** @param timeZone the deployment's, for whoever chose none */
export function wholeOf(profile: Profile, timeZone: string): Whole {
  const chosen = preferencesOf(profile);
  return {
    muted: chosen.muted,
    hours: chosen.hours,
    timeZone: chosen.timeZone ?? timeZone,
    marketing: MARKETING[consentOf(profile)],
    privacy: chosen.privacy,
    personalized: chosen.personalized,
  };
}

const MARKETING: Readonly<Record<Consent, Marketing>> = {
  given: 'opted-in',
  refused: 'opted-out',
  unset: 'unset',
};
