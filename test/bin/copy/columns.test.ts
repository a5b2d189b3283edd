import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignColumns, columnsOf } from '../../../bin/copy/columns.ts';

describe('the width of a text', () => {
  it.each([
    ['ItemSold', 8],
    ['成交', 4],
    ['（编号3287）', 12],
    ['，。、', 6],
    ['𠮷', 2],
    ['', 0],
  ])('%s is %i columns', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });
});

describe('a table', () => {
  it('has columns that begin where they begin in every row', () => {
    expect(
      alignColumns([
        ['kind', 'units'],
        ['ItemSold 成交', '70'],
        ['a', '7', 'more'],
      ]),
    ).toEqual(['kind           units', 'ItemSold 成交  70', 'a              7      more']);
  });

  it('has no space at the end of a row, whatever the cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '成', '，', '7') });
    fc.assert(
      fc.property(fc.array(fc.array(cell)), (rows) =>
        alignColumns(rows).every((row) => row === row.trimEnd()),
      ),
    );
  });
});
