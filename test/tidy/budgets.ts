import { extname } from 'node:path/posix';
import { type Finding, lineAt } from './finding.ts';
import { isSource, type TextFile } from './repository.ts';
import { quotedOf } from './syntax.ts';

interface Budget {
  readonly name: string;
  readonly files: RegExp;
  readonly maxLines: number;
}

/** The first that fits counts. Functions have 50 lines: biome.json counts those. */
export const BUDGETS: readonly Budget[] = [
  { name: 'a test', files: /^test\//, maxLines: 220 },
  { name: 'a source', files: /^/, maxLines: 200 },
];

/** Characters of a line, whatever their width. */
export const COLUMNS_MAX = 100;

/** Where something quoted stands in it: a sentence is found by searching while it is whole. */
const QUOTED_COLUMNS_MAX = 120;

/** Lines that cannot be broken, each with its reason. */
export const LONG_LINES: Readonly<Record<string, string>> = {
  'local/console/page.html': 'the icon is an address that holds its own picture',
};

const COUNTED = ['.ts', '.mjs', '.js', '.css', '.html'];

/** Files and lines that are too long. */
export function budgetFindings(file: TextFile): readonly Finding[] {
  const { path, text } = file;
  if (!COUNTED.includes(extname(path))) return [];
  const lines = text.replace(/\n$/, '').split('\n');
  const budget = BUDGETS.find(({ files }) => files.test(path));
  const { name = '', maxLines = 0 } = budget ?? {};
  const tooMany: Finding = {
    path,
    line: maxLines + 1,
    found: `${lines.length} lines`,
    rule: `${name} has ${maxLines} at most`,
    instead: 'it holds more than one idea: give the second a file',
  };
  return [...(lines.length > maxLines ? [tooMany] : []), ...longLines(file, lines)];
}

function longLines(file: TextFile, lines: readonly string[]): readonly Finding[] {
  const { path } = file;
  if (Object.hasOwn(LONG_LINES, path)) return [];
  const lengths = lines.map((line) => [...line].length);
  if (Math.max(...lengths) <= COLUMNS_MAX) return [];
  const quoted = new Set(
    isSource(file) ? quotedOf(file).map(({ start }) => lineAt(file, start)) : [],
  );
  return lengths.flatMap((length, i): readonly Finding[] => {
    const max = quoted.has(i + 1) ? QUOTED_COLUMNS_MAX : COLUMNS_MAX;
    if (length <= max) return [];
    const rule = `a line has ${COLUMNS_MAX} at most, ${QUOTED_COLUMNS_MAX} with something quoted`;
    return [{ path, line: i + 1, found: `${length} characters`, rule, instead: 'break it' }];
  });
}
