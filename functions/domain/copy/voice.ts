import type { Privacy } from '../privacy.ts';

/** Characters of a signature; what carriers file. */
export const SIGNATURE_MAX_CHARACTERS = 8;

/** Digits of a filed telephone number. */
export const CONTACT_MAX_DIGITS = 12;

/** How this deployment speaks. */
export interface Voice {
  /** What stands between 【 and 】, 2 characters or more; carriers count it with its brackets. */
  readonly signature: string;
  /** IANA name; the zone in which times are said to whoever has chosen none. */
  readonly timeZone: string;
  /** A telephone number that was filed with the carrier, digits only; none by default. */
  readonly contact?: string;
  /** Categories that no text names, as the platform writes them. */
  readonly sensitiveCategories: readonly string[];
}

/** For whom a text is worded. */
export interface Reader {
  readonly privacy: Privacy;
  /** `new` has consigned nothing before; `repeat` has sold in this item's category before. */
  readonly experience: 'new' | 'known' | 'repeat';
  /** IANA name; the deployment's zone by default. */
  readonly timeZone?: string;
  /** What items of this category fetch lately, in fen, where that is known. */
  readonly marketFen?: number;
}

/** Of whom nothing is known yet. */
export const NEW_READER: Reader = { privacy: 'discreet', experience: 'new' };
