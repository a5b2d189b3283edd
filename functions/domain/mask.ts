import metadata from './phone-metadata.json' with { type: 'json' };

/**
 * A phone number for logs, as mainland carriers mask it: `+86138****8000`. The country stays where
 * a plus says that it is one; of the other digits at most 7 do, 3 in front and 4 behind, and at
 * least 4 go. What is not just digits is wholly hidden. Total on any text.
 */
export function mask(phone: string): string {
  const [, plus = '', digits] = /^(\+?)([0-9]{1,40})$/.exec(phone) ?? [];
  if (digits === undefined) return HIDDEN;
  const country = plus === '' ? '' : CALLING_CODES.find((code) => digits.startsWith(code));
  const national = digits.slice(country?.length);
  const shown = Math.min(7, Math.max(0, national.length - HIDDEN.length));
  const inFront = Math.floor(shown / 2);
  const behind = national.slice(national.length - (shown - inFront));
  const hidden = '*'.repeat(Math.max(HIDDEN.length, national.length - shown));
  return `${plus}${country ?? ''}${national.slice(0, inFront)}${hidden}${behind}`;
}

const HIDDEN = '****';

/** No calling code begins with another. */
const CALLING_CODES = Object.keys(metadata.country_calling_codes);
