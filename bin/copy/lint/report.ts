import { partsMaxOf } from '../../../functions/domain/kind.ts';
import { alignColumns } from '../columns.ts';
import type { Finding, LintReport } from '../lint.ts';
import { RULES } from './rules.ts';

/** What a terminal shows: a row for each kind, then each finding and what is allowed. */
export function reportLines({ rows, findings }: LintReport): readonly string[] {
  const table = alignColumns([
    ['kind', 'lane', 'units', 'parts', 'texts', 'carriers'],
    ...rows.map(({ kind, units, parts, texts, carriers }) => [
      `${kind.name} ${kind.label}`,
      kind.lane,
      `${units}`,
      `${parts} of ${partsMaxOf(kind)}`,
      `${texts}`,
      carriers.join(' '),
    ]),
  ]);
  const texts = rows.reduce((sum, row) => sum + row.texts, 0);
  const kept = `${texts} texts of ${rows.length} kinds keep all ${RULES.length} rules.`;
  return [...table, '', ...(findings.length === 0 ? [kept] : findingLines(findings))];
}

function findingLines(findings: readonly Finding[]): readonly string[] {
  const broken = new Set(findings.map(({ rule }) => rule));
  return [
    ...findings.map(({ rule, kind, offending, text, others }) => {
      const what = rule.tells?.(offending) ?? `"${offending}"`;
      const more = others === 0 ? '' : `, and in ${others} more`;
      return `${rule.name}: ${kind.name}: ${what} in ${text}${more}`;
    }),
    ...[...broken].map(({ name, says }) => `${name}: allowed is: ${says}`),
  ];
}
