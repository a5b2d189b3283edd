import type { Category } from './kind.ts';
import type { Privacy } from './privacy.ts';

/** What a recipient chose. */
export interface Preferences {
  /** Categories that are not told; those with critical kinds cannot be among them. */
  readonly muted: readonly Category[];
  /** When they may be told what can wait; whenever it happens by default. */
  readonly hours: Hours | null;
  /** IANA name; the deployment's zone by default. */
  readonly timeZone?: string;
  readonly privacy: Privacy;
  /** Whether what they did may shape what they are told. PIPL, article 24, asks for a way out. */
  readonly personalized: boolean;
}

/** `HH:MM`, from 00:00 to 23:59. */
export const TIME_OF_DAY = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Of a day, `HH:MM`; from 22:00 to 08:00 it goes over midnight. `from` is never `to`. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

export const DEFAULT_PREFERENCES: Preferences = {
  muted: [],
  hours: null,
  privacy: 'discreet',
  personalized: true,
};
