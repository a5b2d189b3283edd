import fc from 'fast-check';
import whole from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { phoneMetadata } from '../../bin/phone-metadata/subset.ts';
import committed from '../../functions/domain/phone-metadata.json' with { type: 'json' };
import {
  COUNTRIES,
  PHONE_NUMBER_ALLOWED,
  type PhoneProblem,
  readPhoneNumber,
} from '../../functions/domain/phone-number.ts';
import { PHONE_COUNTRIES } from '../../lib/settings.ts';

const phoneIn = (written: string) => {
  const reading = readPhoneNumber(written);
  return reading.valid ? reading.phone : undefined;
};

describe('a phone number', () => {
  it.each([
    ['13800138000', 'of the mainland, without a prefix'],
    ['+8613800138000', 'E.164'],
    ['8613800138000', 'E.164 without +'],
    ['008613800138000', 'with what is dialled abroad'],
    ['+008613800138000', 'with both'],
    ['013800138000', 'with the 0 of old'],
    ['+86 (0) 138-0013-8000', 'grouped, with a 0 that is not dialled'],
    ['  (+86) 138 0013 8000\n', 'with space around it'],
    ['＋８６１３８００１３８０００', 'full-width'],
    ['１３８－００１３－８０００', 'full-width, with full-width hyphens'],
    ['（+86）138ー0013ー8000', 'with what a Chinese keyboard gives'],
    ['138\u00a00013\u30008000', 'with spaces that do not break, or are wide'],
    ['138\u20100013\u20138000', 'with a hyphen and a dash of typography'],
    ['138\u22120013\u20148000', 'with a minus and a long dash'],
    ['\u202d13800138000\u202c', 'in marks of direction'],
    [`138${' '.repeat(60)}00138000`, 'far apart'],
  ])('is read from %j: %s', (written) => {
    expect(phoneIn(written)).toBe('+8613800138000');
  });

  it.each([
    ['+852 5123 4567', '+85251234567'],
    ['85251234567', '+85251234567'],
    ['00852 5123 4567', '+85251234567'],
    ['(853) 6612 3456', '+85366123456'],
    ['65 9123 4567', '+6591234567'],
    ['+886 912-345-678', '+886912345678'],
    ['+886 (0)912 345 678', '+886912345678'],
  ])('of another country is read from %s', (written, e164) => {
    expect(phoneIn(written)).toBe(e164);
  });

  it('of the mainland may be in a range that no list knows yet', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9][0-9]{9}$/), (number) => {
        expect(phoneIn(number)).toBe(`+86${number}`);
      }),
    );
    // Of no range at the time of writing, nor is 179 below.
    expect(phoneIn('19400001000')).toBe('+8619400001000');
    expect(phoneIn('017900001000')).toBe('+8617900001000');
  });

  it('of the mainland is no other carrier’s prefix with something behind it', () => {
    expect(phoneIn('17900001000')).toBe('+8617900001000');
    expect(phoneIn('+8617900001000')).toBe('+8617900001000');
  });

  it('is read the same from what it was read as', () => {
    const e164 = fc.stringMatching(/^\+(65|86|852|853|886)[0-9]{7,11}$/);
    fc.assert(
      fc.property(fc.oneof(e164, fc.string({ unit: 'binary' })), (written) => {
        const once = phoneIn(written);
        if (once !== undefined) expect(phoneIn(once)).toBe(once);
      }),
    );
  });

  it('of another country is what the whole library takes for a mobile number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+(65[689]|852[4-9]|8536|8869)[0-9]{6,8}$/), (written) => {
        const phone = whole(written, { extract: false });
        const isMobile = phone?.getType() === 'MOBILE';
        expect(phoneIn(written)).toBe(isMobile ? phone?.number : undefined);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('no phone number', () => {
  it.each<readonly [PhoneProblem, ...string[]]>([
    ['empty text', '', ' \u3000\n', '\u200b\u2068\u2069'],
    ['text without a number', 'abc', '+', '(---)', '一三八', 'x'.repeat(100_000)],
    ['a number within other text', 'call 13800138000 now', '13800138000a', '+86138001380+00'],
    ['a number within other text', '13800138000/13900139000', '1380013\n8000', '1380013800²'],
    ['a number within other text', '1x', `${'('.repeat(100_000)}1x`],
    ['a number with an extension', '13800138000;ext=5', '13800138000 x5', '138 0013 8000 #5'],
    ['a number with an extension', '13800138000转1234', '021-62345678 分机 801'],
    ['a number with an extension', '13800138000-1234', '+86 138-0013-8000-1', '13800138000_1234'],
    ['too few digits', '1380013800', '+861380013800', '861380013800', '13800', '2345', '0', '00'],
    ['too few digits', '+1', '+86', '+861', '+852', '+852 512 3456', '51234567', '0912345678'],
    ['too many digits', '138001380001', '+86138001380001', '+852 5123 45678', '+886 9123456789'],
    ['too many digits', '1795113800138000', `+1${'9'.repeat(41)}`, '９'.repeat(100_000)],
    ['a fixed line', '021-62345678', '010 6555 1234', '+86 10 6555 1234', '862162345678'],
    ['a fixed line', '+852 2123 4567', '85221234567', '+853 2821 1234', '+65 6123 4567'],
    ['a fixed line', '+886 2 2345 6789', '+886 (0)4 2345 6789'],
    ['a short code', '110', '12306', '10086', '114', '95588', '955888', '96110', '+86 10086'],
    ['a short code', '1069055999', '106912345678', '+86106912345678', `106${'9'.repeat(17)}`],
    ['a service number', '400-123-4567', '800 123 4567', '+864001234567', '+852 800 123 456'],
    ['a service number', '+65 1800 123 4567', '+65 1900 123 4567', '+886 800 123 456'],
    ['a service number', '+853 0800 123', '+852 3001 2345', '+852 8101 2345'],
    ['an internet telephone', '+65 3123 4567', '+886 70 1234 5678'],
    ['a pager', '+852 7100 1234'],
    [
      'a number of a country that is not served',
      '+14155552671',
      '+44 7911 123456',
      '0014155552671',
    ],
    [
      'a number that cannot exist',
      '12345678901',
      '+86 12345678901',
      '+852 1234 5678',
      '+0123456789',
    ],
    ['a number that cannot exist', '00000000000'],
  ])('is %s, such as %j', (found, ...texts) => {
    expect(texts.map(readPhoneNumber)).toEqual(texts.map(() => ({ valid: false, found })));
  });

  it('is told of in words that hold none of its digits, whatever it is', () => {
    const nearly = fc.stringMatching(/^[+0-9 ()-]{1,30}$/);
    fc.assert(
      fc.property(fc.oneof(nearly, fc.string({ unit: 'binary', maxLength: 60 })), (written) => {
        const reading = readPhoneNumber(written);
        expect(reading.valid ? reading.phone : reading.found).toMatch(
          reading.valid ? /^\+[1-9][0-9]{7,14}$/ : /^[a-z ]+$/,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the metadata of the countries that are served', () => {
  it('is what the installed library knows of those that the settings name', () => {
    expect(committed).toEqual(phoneMetadata(PHONE_COUNTRIES));
    expect(COUNTRIES).toEqual(PHONE_COUNTRIES);
    expect(PHONE_COUNTRIES).toContain('CN');
    expect(PHONE_NUMBER_ALLOWED).toContain(PHONE_COUNTRIES.join(', '));
  });

  it('is small enough for a function that starts often', () => {
    expect(JSON.stringify(committed).length).toBeLessThan(8_000);
  });

  it('knows how long mobile numbers are, of countries that share a calling code too', () => {
    const { country_calling_codes: codes, mobileDigits } = phoneMetadata(['US', 'CA', 'MO', 'FI']);
    expect(codes).toEqual({ 1: ['US', 'CA'], 358: ['FI'], 853: ['MO'] });
    expect(mobileDigits).toEqual({ 1: [10], 358: [6, 7, 8, 9, 10], 853: [8] });
  });

  it('is refused for a country that does not exist', () => {
    expect(() => phoneMetadata(['CN', 'XX'])).toThrow('no such country: XX');
  });
});
