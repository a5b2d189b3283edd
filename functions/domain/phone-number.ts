import {
  type CountryCode,
  type MetadataJson,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/core';
import metadata from './phone-metadata.json' with { type: 'json' };

/** A mobile number in E.164, such as `+8613800138000`. */
export type PhoneNumber = string & { readonly [brand]: 'PhoneNumber' };
declare const brand: unique symbol;

/** The country whose numbers may be written without a prefix. */
const HOME: CountryCode = 'CN';

/** Every country that `phone-metadata.json` knows; regenerate it to add one. */
export const COUNTRIES: readonly string[] = Object.keys(metadata.countries);

const SERVED = COUNTRIES.join(', ');
export const PHONE_NUMBER_ALLOWED = `a mobile number in E.164 of ${SERVED}, or a mainland one without +86`;

/**
 * Reads E.164 or a mainland number without a prefix; spaces and dashes are forgiven.
 * Undefined where it is no mobile number of a country that is served.
 */
export function parsePhoneNumber(written: string): PhoneNumber | undefined {
  if (written.length > 40) return undefined;
  // The library takes 17900 and its like for the prefix of another carrier, and the rest for less
  // than a number.
  const digits = written.normalize('NFKC').replaceAll(/[ -]/g, '').replace(/^\+86/, '');
  if (MAINLAND.test(`+86${digits}`)) return `+86${digits}` as PhoneNumber;
  const parsed = parsePhoneNumberFromString(
    written,
    { defaultCountry: HOME, extract: false },
    metadata as unknown as MetadataJson,
  );
  if (parsed === undefined || parsed.ext !== undefined) return undefined;
  const isMobile =
    parsed.countryCallingCode === '86' ? MAINLAND.test(parsed.number) : parsed.isValid();
  return isMobile ? (parsed.number as string as PhoneNumber) : undefined;
}

// Carriers open new ranges between two releases of any library, and a seller on one must be told:
// the shape decides for the mainland, not the list of ranges in use.
const MAINLAND = /^\+861[3-9]\d{9}$/;
