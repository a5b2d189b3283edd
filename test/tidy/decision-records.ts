import { basename } from 'node:path/posix';
import { parseMarkdown } from './markdown.ts';
import type { TextFile } from './repository.ts';

const SECTIONS = ['Context', 'Positions', 'Decision', 'Consequences'];

/** What the records of docs/adr lack: numbers without gaps, a status, their four sections. */
export const recordFindings = (records: readonly TextFile[]): readonly string[] =>
  records
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap((record, i) => {
      const number = i + 1;
      const { headings } = parseMarkdown(record);
      const [title, ...sections] = headings.filter(({ level }) => level <= 2);
      const wanted: readonly (readonly [boolean, string])[] = [
        [
          basename(record.path).startsWith(`${String(number).padStart(4, '0')}-`),
          `is number ${number} by the order of names: no gaps, and no number twice`,
        ],
        [
          title?.level === 1 && title.text.startsWith(`${number}. `),
          `has a title that begins with "# ${number}. "`,
        ],
        [
          /^Status: (?:proposed|accepted|superseded by \[?ADR \d+.*), \d{4}-\d\d-\d\d$/m.test(
            record.text,
          ),
          'has a line such as "Status: accepted, 2026-11-23"',
        ],
        [
          sections.map(({ text }) => text).join() === SECTIONS.join(),
          `has the sections ${SECTIONS.join(', ')}, in this order`,
        ],
      ];
      return wanted.flatMap(([holds, what]) => (holds ? [] : [`${record.path} is to: ${what}`]));
    });
