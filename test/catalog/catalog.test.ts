import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../functions/catalog/index.ts';
import { placeholders, REFUSAL, render } from '../../functions/domain/copy.ts';
import { countParts } from '../../functions/domain/parts.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';

const VOICE = { signature: '叮咚寄卖', timeZone: 'Asia/Shanghai' };

describe.each(KINDS)('$name', (kind) => {
  it('has an example that is valid as it stands', () => {
    expect(aNotification(kind.name).kind).toBe(kind);
  });

  it('may wait a night without growing stale', () => {
    expect(kind.freshnessSeconds).toBeGreaterThanOrEqual(25 * 3_600);
  });

  it('requires of its event whatever its required layers speak of', () => {
    const { requires, fields, copy } = kind;
    const certain = [
      ...(requires.item ? ['item'] : []),
      ...(requires.deadline ? ['deadline'] : []),
      ...Object.keys(fields),
    ];
    const spokenOf = copy
      .filter((layer) => layer.required)
      .flatMap(({ text }) => placeholders(text));
    expect(certain).toEqual(expect.arrayContaining(spokenOf));
  });

  it('ranks its layers without a tie', () => {
    const ranks = kind.copy.map(({ rank }) => rank);
    expect(new Set(ranks).size).toBe(ranks.length);
  });

  it('keeps to its own characters: nothing that carriers refuse, no second signature', () => {
    const words = kind.copy.map(({ text }) => text).join('');
    expect(words).not.toMatch(/[¥★&√※[\]#『』「」•①→【】]|https?:|www\./);
    expect(words).not.toContain(REFUSAL);
  });

  it('fits one part, says its item and never its title, whatever the event', () => {
    const anyItem = fc.record({
      id: fc.constant('item-1'),
      code: fc.stringMatching(/^[0-9]{4,10}$/),
      category: fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('𠮷'.repeat(20), '腕表')),
      title: fc.constant('秘密标题'),
      priceFen: fc.integer({ min: 1, max: 100_000_000_000 }),
    });
    const anyFields = fc.record(
      Object.fromEntries(
        Object.keys(kind.fields).map((name) => [
          name,
          fc.integer({ min: 1, max: 100_000_000_000 }),
        ]),
      ),
    );
    const anyDeadline = fc.constantFrom(undefined, '2026-12-31T23:59:00+08:00');
    fc.assert(
      fc.property(anyItem, anyFields, anyDeadline, (item, fields, deadline) => {
        const text = render(
          aNotification(kind.name, { ...fields, item, deadline }),
          VOICE,
          NOON_MS,
        );
        expect(countParts(text).parts).toBe(1);
        expect(text.startsWith('【叮咚寄卖】')).toBe(true);
        expect(text.endsWith(REFUSAL)).toBe(kind.lane === 'marketing');
        expect(text).toContain(`编号${item.code}`);
        expect(text).not.toContain('秘密标题');
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('the catalog', () => {
  it('names no kind twice', () => {
    const names = KINDS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('lets no marketing be critical', () => {
    expect(KINDS.filter((kind) => kind.critical && kind.lane === 'marketing')).toEqual([]);
  });
});
