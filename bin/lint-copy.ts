/**
 * `npm run lint:copy` looks at every text of every kind, typical and at its longest, before a
 * carrier does: one row a kind, then what breaks a rule. Exit 1 where something does.
 */
import { KINDS } from '../functions/catalog/index.ts';
import { STAGE_NAMES } from '../lib/settings.ts';
import { reportLines } from './copy/lint/report.ts';
import { lintKinds } from './copy/lint.ts';
import { voiceOf } from './copy/voices.ts';
import { readOptions } from './read-options.ts';
import { runTool } from './run-tool.ts';

await runTool(main);

function main(args: readonly string[]): void {
  readOptions(args, {});
  const report = lintKinds(KINDS, STAGE_NAMES.map(voiceOf));
  for (const line of reportLines(report)) console.log(line);
  if (report.findings.length > 0) process.exitCode = 1;
}
