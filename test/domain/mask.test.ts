import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask } from '../../functions/domain/mask.ts';

describe('a phone number in a log', () => {
  it.each([
    ['+8613800138000', '+86138****8000'],
    ['+85251234567', '+85251****67'],
    ['+85366123456', '+85366****56'],
    ['+6591234567', '+6591****67'],
    ['+886912345678', '+88691****678'],
    ['+14155552671', '+141****2671'],
    ['13800138000', '138****8000'],
    ['8613800138000', '861******8000'],
    ['+86106912345678', '+86106*****5678'],
  ])('keeps its country and its ends: %s', (phone, masked) => {
    expect(mask(phone)).toBe(masked);
  });

  it.each([
    ['+86', '+86****'],
    ['+861380', '+86****'],
    ['95588', '****8'],
    ['110', '****'],
  ])('loses four digits, or all that it has: %s', (phone, masked) => {
    expect(mask(phone)).toBe(masked);
  });

  it.each([
    '',
    '+',
    'abc',
    '138 0013 8000',
    'call 13800138000',
    '１３８００１３８０００',
    '9'.repeat(41),
  ])('is wholly hidden where it is not just digits: %j', (text) => {
    expect(mask(text)).toBe('****');
  });

  const e164 = fc
    .tuple(fc.constantFrom('65', '86', '852', '853', '886'), fc.stringMatching(/^[0-9]{1,12}$/))
    .map(([code, national]) => ({ code, national }));

  /** The stretches of digits that stand between the asterisks. */
  const stretches = (masked: string) => masked.match(/[0-9]+/g) ?? [];

  it('shows 7 digits at most beside its country, and hides 4 at least', () => {
    fc.assert(
      fc.property(e164, ({ code, national }) => {
        const masked = mask(`+${code}${national}`);
        expect(masked.startsWith(`+${code}`)).toBe(true);
        const shown = masked.slice(1 + code.length).replaceAll('*', '');
        expect(shown.length).toBeLessThanOrEqual(Math.min(7, Math.max(0, national.length - 4)));
        expect(masked).toMatch(/^\+\d+\*{4,}\d*$/);
      }),
    );
  });

  it('never stands there whole, nor 8 of its digits in a row', () => {
    fc.assert(
      fc.property(e164, ({ code, national }) => {
        const masked = mask(`+${code}${national}`);
        expect(stretches(masked).every((digits) => digits.length < 8)).toBe(true);
        expect(masked).not.toContain(`${code}${national}`);
      }),
    );
  });

  it('may be any text, and no text shows through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(mask(text)).toMatch(/^\+?[0-9]*\*{4,}[0-9]*$/);
      }),
    );
  });
});
