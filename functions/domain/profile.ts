import type { Reader } from './copy/voice.ts';
import type { Lane } from './lane.ts';
import { DEFAULT_PREFERENCES, type Preferences } from './preferences.ts';
import type { Ring } from './quota.ts';

/** What is known of a recipient: facts with their times, of which the rules make something. */
export interface Profile {
  /** Of the latest event of its sort, in ms; absent where there was none. */
  readonly givenAtMs?: number;
  readonly refusedAtMs?: number;
  /** Since then the number is another person's: nothing from before is theirs. */
  readonly reassignedAtMs?: number;
  readonly registeredAtMs?: number;
  /** When they last used the app. */
  readonly activeAtMs?: number;
  /** When the carrier said for good that nobody is there. */
  readonly unreachableAtMs?: number;
  /** What receipts say of the number: it takes no texts; there is none such (空号). */
  readonly failedAtMs?: number;
  readonly goneAtMs?: number;
  /** When it took one again, after that. */
  readonly deliveredAtMs?: number;
  /** As they were last chosen, and when. */
  readonly chosen?: { readonly preferences: Preferences; readonly atMs: number };
  /** The claims that are remembered of each lane, newest first. */
  readonly rings: Readonly<Record<Lane, Ring>>;
}

/** Of whom nothing is known yet. */
export const NEW_PROFILE: Profile = { rings: { transactional: [], marketing: [] } };

/** Whether marketing is wanted. */
export type Consent = 'given' | 'refused' | 'unset';

/** Of all that happened the latest counts, of what happened at one time the refusal. */
export function consentOf({ givenAtMs, refusedAtMs, reassignedAtMs }: Profile): Consent {
  const [refused, reassigned] = [orNever(refusedAtMs), orNever(reassignedAtMs)];
  if (orNever(givenAtMs) > Math.max(refused, reassigned)) return 'given';
  return refusedAtMs !== undefined && refused >= reassigned ? 'refused' : 'unset';
}

/**
 * Why marketing must not be texted; undefined where it may.
 * @param needsConsent whether a yes is needed, or only no refusal
 */
export function whyNotMarketed(
  profile: Profile,
  needsConsent: boolean,
): 'opted-out' | 'no-consent' | undefined {
  const consent = consentOf(profile);
  if (consent === 'refused') return 'opted-out';
  return consent === 'unset' && needsConsent ? 'no-consent' : undefined;
}

/**
 * Until somebody vouches for the number, by registering or consenting with it, or as its new owner.
 * Who is merely active may use the app on after the number was lost.
 */
export const isUnreachable = (profile: Profile): boolean =>
  orNever(profile.unreachableAtMs) > vouchedAtMs(profile);

/** When somebody last vouched for the number; minus infinity where nobody has. */
export const vouchedAtMs = ({ registeredAtMs, givenAtMs, reassignedAtMs }: Profile): number =>
  Math.max(...[registeredAtMs, givenAtMs, reassignedAtMs].map(orNever));

export function preferencesOf({ chosen, reassignedAtMs }: Profile): Preferences {
  if (chosen === undefined || chosen.atMs <= orNever(reassignedAtMs)) return DEFAULT_PREFERENCES;
  return chosen.preferences;
}

/** For whom a text is worded. */
export function readerOf(profile: Profile): Reader {
  const { privacy, timeZone } = preferencesOf(profile);
  return { privacy, experience: 'new', ...(timeZone === undefined ? {} : { timeZone }) };
}

export const orNever = (ms: number | undefined): number => ms ?? Number.NEGATIVE_INFINITY;
