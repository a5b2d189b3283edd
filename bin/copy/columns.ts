/** Rows of cells as lines, each column as wide as its widest cell on a terminal. */
export function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, i) =>
    Math.max(...rows.map((row) => columnsOf(row[i] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, i) => padded(cell, widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** Columns that a text takes on a terminal: 2 for a wide character, 1 for any other. */
export const columnsOf = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);

const padded = (cell: string, width: number): string => cell + ' '.repeat(width - columnsOf(cell));

// The ranges W and F of Unicode's annex 11, as far as Chinese texts reach into them.
const WIDE =
  /[\u2e80-\u303e\u3041-\u9fff\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
