import metadata from '../../functions/domain/phone-metadata.json' with { type: 'json' };

/**
 * The phone numbers in a text: of E.164, of the mainland, and the known ones, as they are or
 * without their country. A masked one is none, nor is a time or an id.
 * @param known digits alone, as `digitsOf` has them
 */
export function phonesIn(text: string, known: ReadonlySet<string>): readonly string[] {
  const rest = text.replace(NO_PHONE, ' ');
  const formed = [...rest.matchAll(PHONE)].map(([phone]) => phone);
  const digits = [...rest.matchAll(/(?<!\d)\d{7,15}(?!\d)/g)].map(([run]) => run);
  return [...new Set([...formed, ...digits.filter((run) => known.has(run))])];
}

/** A number's digits, with its country and without. */
export function digitsOf(phone: string): readonly string[] {
  const digits = phone.replace(/\D/g, '');
  const country = CALLING_CODES.find((code) => phone.startsWith(`+${code}`)) ?? '';
  return [digits, digits.slice(country.length)].filter(({ length }) => length >= DIGITS_MIN);
}

/** Shorter ones are counts and amounts as often. */
const DIGITS_MIN = 7;

const CALLING_CODES = Object.keys(metadata.country_calling_codes);

/** Dates and times of ISO 8601, UUIDs, and ids in hex with a letter among them. */
const NO_PHONE = new RegExp(
  [
    '\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?)?',
    '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
    '(?<![0-9a-z])(?=\\d*[a-f])[0-9a-f]{16,}(?![0-9a-z])',
  ].join('|'),
  'gi',
);

const GAP = '[\\s().·/_-]{1,3}';
const MAINLAND = [
  '1[3-9]\\d{9}',
  `1[3-9]\\d${GAP}\\d{4}${GAP}\\d{4}`,
  `1[3-9]\\d${GAP}\\d{3}${GAP}\\d{5}`,
  `1[3-9]\\d${GAP}\\d{8}`,
  '1[3-9](?:[ -]?\\d){9}',
].join('|');

/** Neither part of longer digits nor of a fraction: times in milliseconds have 13, and no `+`. */
const PHONE = new RegExp(
  `(?<![\\w/+=])\\+\\d{1,3}(?:[\\s().-]{0,2}\\d){6,13}(?!\\d)` +
    `|(?<!\\d)(?<!\\d\\.)(?:(?:00)?86[\\s-]?)?(?:${MAINLAND})(?!\\d)`,
  'g',
);
