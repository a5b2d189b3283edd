import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phoneMetadata } from '../../bin/phone-metadata/subset.ts';
import committed from '../../functions/domain/phone-metadata.json' with { type: 'json' };
import { COUNTRIES, parsePhoneNumber } from '../../functions/domain/phone-number.ts';

describe('a phone number', () => {
  it.each([
    ['13800138000', '+8613800138000'],
    ['+8613800138000', '+8613800138000'],
    ['8613800138000', '+8613800138000'],
    ['+86 138-0013-8000', '+8613800138000'],
    ['８６１３８００１３８０００', '+8613800138000'],
    ['+85251234567', '+85251234567'],
    ['+886912345678', '+886912345678'],
  ])('is read from %s', (written, e164) => {
    expect(parsePhoneNumber(written)).toBe(e164);
  });

  it.each([
    ['', 'nothing'],
    ['abc', 'no digits'],
    ['1380013800', 'a digit short'],
    ['138001380001', 'a digit long'],
    ['12345678901', 'no mobile prefix'],
    ['021-62345678', 'a landline'],
    ['+85221234567', 'a landline of Hong Kong'],
    ['+14155552671', 'a country that is not served'],
    ['call 13800138000 now', 'a sentence'],
    ['13800138000;ext=5', 'an extension'],
  ])('is not read from %s (%s)', (written) => {
    expect(parsePhoneNumber(written)).toBeUndefined();
  });

  it('of the mainland may be in a range that no list knows yet', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9][0-9]{9}$/), (number) => {
        expect(parsePhoneNumber(number)).toBe(`+86${number}`);
      }),
    );
  });

  it('of the mainland is no other carrier’s prefix with something behind it', () => {
    expect(parsePhoneNumber('17900001000')).toBe('+8617900001000');
    expect(parsePhoneNumber('+8617900001000')).toBe('+8617900001000');
  });

  it('is read the same from what it was read as', () => {
    fc.assert(
      fc.property(fc.string(), (written) => {
        const once = parsePhoneNumber(written);
        if (once !== undefined) expect(parsePhoneNumber(once)).toBe(once);
      }),
    );
  });
});

describe('the metadata of the countries that are served', () => {
  it('is what the installed library knows of them', () => {
    expect(committed).toEqual(phoneMetadata(COUNTRIES));
  });

  it('is refused for a country that does not exist', () => {
    expect(() => phoneMetadata(['CN', 'XX'])).toThrow('no such country: XX');
  });
});
