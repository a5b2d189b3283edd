import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, it } from 'vitest';
import { countParts } from '../../functions/domain/parts.ts';

describe('a text is billed', () => {
  it.each([
    ['one part up to 160 septets', 'a'.repeat(160), 'gsm-7', 160, 1],
    ['two from 161', 'a'.repeat(161), 'gsm-7', 161, 2],
    ['three from 307, at 153 a part', 'a'.repeat(307), 'gsm-7', 307, 3],
    ['an extension character as two', '€'.repeat(80), 'gsm-7', 160, 1],
    ['one part up to 70 UTF-16 units', '叮'.repeat(70), 'ucs-2', 70, 1],
    ['two from 71', '叮'.repeat(71), 'ucs-2', 71, 2],
    ['three from 135, at 67 a part', '叮'.repeat(135), 'ucs-2', 135, 3],
    ['an emoji as two units', '🎉'.repeat(35), 'ucs-2', 70, 1],
    ['nothing as one part', '', 'gsm-7', 0, 1],
  ])('%s', (_, text, encoding, units, parts) => {
    expect(countParts(text)).toEqual({ encoding, units, parts });
  });

  it('with no surrogate pair torn: 67 units hold 33 emoji, not 33 and a half', () => {
    expect(countParts('🎉'.repeat(67)).parts).toBe(3);
  });

  it('as another hand counts it', () => {
    const letters = fc.constantFrom('a', '€', '[', '叮', '🎉', ' ', '\n', 'é', '¥', '】');
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 400 }), (characters) => {
        const text = characters.join('');
        const other = new SegmentedMessage(text);
        expect(countParts(text).parts).toBe(other.segmentsCount);
      }),
    );
  });
});
