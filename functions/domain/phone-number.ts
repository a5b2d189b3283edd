import {
  type MetadataJson,
  type PhoneNumberType,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/core';
import { readDigits, type WritingProblem } from './phone-digits.ts';
import metadata from './phone-metadata.json' with { type: 'json' };
import { remembering } from './remembering.ts';

/** A mobile number in E.164, such as `+8613800138000`. */
export type PhoneNumber = string & { readonly [brand]: 'PhoneNumber' };
declare const brand: unique symbol;

export type PhoneReading =
  | { readonly valid: true; readonly phone: PhoneNumber }
  | { readonly valid: false; readonly found: PhoneProblem };

/** Completes "allowed is …, not …". It never holds the number: it may stand in any log. */
export type PhoneProblem =
  | WritingProblem
  | 'too few digits'
  | 'a fixed line'
  | 'a short code'
  | 'a service number'
  | 'an internet telephone'
  | 'a pager'
  | 'a number of a country that is not served'
  | 'a number that cannot exist';

/** Every country that `phone-metadata.json` knows: PHONE_COUNTRIES in `lib/settings.ts`. */
export const COUNTRIES: readonly string[] = Object.keys(metadata.countries);

const SERVED = COUNTRIES.join(', ');
export const PHONE_NUMBER_ALLOWED = `a mobile number in E.164 of ${SERVED}, or a mainland one without +86`;

/**
 * Reads E.164, with +, with 00 or with nothing before it, or a mainland number without a prefix, in
 * any writing that `readDigits` forgives. Total on any text.
 */
export const readPhoneNumber: (written: string) => PhoneReading = remembering(
  readAnew,
  // Whoever has something on offer hears of it again and again.
  { texts: 1_000, units: 40 },
  ({ valid }) => valid,
);

function readAnew(written: string): PhoneReading {
  const { digits, found } = readDigits(written);
  if (digits === undefined) return refused(found);
  // Before its country is asked for: with +86, 106 and seven more digits are a line in Beijing.
  if (SHORT_CODE.test(digits)) return refused('a short code');
  const international = internationalOf(digits);
  const [, mainland] = MAINLAND.exec(international) ?? [];
  if (mainland !== undefined) return read(`+86${mainland}`);
  const phone = parse(international);
  const type = typeOf(phone);
  if (phone === undefined || type === undefined) return refused(problemOf(international, phone));
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE'
    ? read(phone.number)
    : refused(NOT_MOBILE[type]);
}

const read = (e164: string): PhoneReading => ({ valid: true, phone: e164 as PhoneNumber });
const refused = (found: PhoneProblem): PhoneReading => ({ valid: false, found });

// Carriers open new ranges between two releases of any library, and a seller on one must be told:
// the shape decides for the mainland, not the list of ranges in use. Some still write the 0 that
// was once dialled before a mobile number of another city.
const MAINLAND = /^860?(1[3-9]\d{9})$/;

// Hotlines, banks and carriers; and the gateways of SMS, whose codes have up to 20 digits.
const SHORT_CODE = /^(?:1[0-2]\d{1,4}|9[56]\d{3,4}|106\d{1,17})$/;
const HOME_SHORT_CODE = new RegExp(SHORT_CODE.source.replace('^', '^86'));

// No area of the mainland begins with 86: it is the country even where no plus says so.
const PREFIX = /^(?:\+?00|\+|(?=86))/;

/** The number with its country's calling code, without a plus. */
function internationalOf(digits: string): string {
  if (PREFIX.test(digits)) return digits.replace(PREFIX, '');
  const home = `86${digits}`;
  return MAINLAND.test(home) || typeOf(parse(digits)) === undefined ? home : digits;
}

const METADATA = metadata as unknown as MetadataJson;

const parse = (international: string) => parsePhoneNumberFromString(`+${international}`, METADATA);

type Parsed = ReturnType<typeof parse>;

function typeOf(phone: Parsed): PhoneNumberType | undefined {
  // The library takes 17900 and its like for the prefix of another carrier, and the rest for the
  // number. Nobody writes it before the number of a recipient.
  return phone?.carrierCode === undefined ? phone?.getType() : undefined;
}

const NOT_MOBILE = {
  FIXED_LINE: 'a fixed line',
  VOIP: 'an internet telephone',
  PAGER: 'a pager',
  TOLL_FREE: 'a service number',
  PREMIUM_RATE: 'a service number',
  SHARED_COST: 'a service number',
  UAN: 'a service number',
  PERSONAL_NUMBER: 'a service number',
  VOICEMAIL: 'a service number',
} as const satisfies Partial<Record<PhoneNumberType, PhoneProblem>>;

/** Of a number that the numbering plan of its country does not have. */
function problemOf(international: string, phone: Parsed): PhoneProblem {
  if (HOME_SHORT_CODE.test(international)) return 'a short code';
  if (phone === undefined) return problemOfCountry(international);
  const nationalDigits = `${phone.carrierCode ?? ''}${phone.nationalNumber}`.length;
  const mobileDigits = MOBILE_DIGITS[phone.countryCallingCode] ?? [];
  if (nationalDigits < Math.min(...mobileDigits)) return 'too few digits';
  if (nationalDigits > Math.max(...mobileDigits)) return 'too many digits';
  return 'a number that cannot exist';
}

const MOBILE_DIGITS: Readonly<Record<string, readonly number[]>> = metadata.mobileDigits;

/** Of a number with no country that is served, or nearly nothing but a country. */
function problemOfCountry(international: string): PhoneProblem {
  if (international.startsWith('0')) return 'a number that cannot exist';
  const problem = validatePhoneNumberLength(`+${international}`, METADATA);
  if (problem === 'INVALID_COUNTRY') return 'a number of a country that is not served';
  return problem === 'TOO_LONG' ? 'too many digits' : 'too few digits';
}
