/**
 * Rows as RFC 4180 has them, each ended by CRLF, after a byte order mark: without it spreadsheets
 * take Chinese for another encoding.
 */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;

function quoted(cell: string): string {
  if (FORMULA.test(cell)) return inQuotes(`'${cell}`);
  return /[",\r\n]/.test(cell) ? inQuotes(cell) : cell;
}

const inQuotes = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** What a spreadsheet would reckon out: owasp.org/www-community/attacks/CSV_Injection. */
const FORMULA = /^[=+\-@\t\r]/;
