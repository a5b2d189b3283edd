import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REFUSAL } from '../../functions/domain/copy/refusal.ts';
import { plainWords } from '../../functions/domain/plain-words.ts';

describe("a platform's words", () => {
  it.each([
    ['腕表', '腕表'],
    ['  LV  Neverfull\tMM ', 'LV Neverfull MM'],
    ['ＬＶ手袋（中号）', 'LV手袋中号'],
    ['Hermès Kelly 28', 'Hermes Kelly 28'],
    ['e\u0301', 'e'],
    ['黄金\u200b', '黄金'],
    ['【叮咚】表★', '叮咚表'],
    ['⌚️😀', ''],
  ])('%j are said as %j', (written, said) => {
    expect(plainWords(written)).toBe(said);
  });

  it.each(['鐘錶', 'حقيبة', 'ハンカク', 'Сумка', '𠮷祥', '腕錶', '٣٢٨٧', '한국'])(
    'are not said at all where half of them would be: %s',
    (written) => {
      expect(plainWords(written)).toBe('');
    },
  );

  it('take no longer in proportion where accents are heaped on them', () => {
    const startedAt = performance.now();
    expect(plainWords(`e${'\u0301\u0316'.repeat(50_000)}`)).toBe('e');
    // A quadratic time would be seconds.
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  it('never say how to refuse', () => {
    expect(plainWords(`真的${REFUSAL}`)).toBe('');
  });

  it('are letters, digits and single spaces, and the same when said again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        const said = plainWords(written);
        expect(said).toMatch(/^(?:[\p{Script=Han}0-9A-Za-z]+(?: [\p{Script=Han}0-9A-Za-z]+)*)?$/u);
        expect(plainWords(said)).toBe(said);
      }),
    );
  });
});
