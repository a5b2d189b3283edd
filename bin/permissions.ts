/**
 * `node bin/permissions.ts` lists what the roles and queues of the template allow and no test used,
 * at the end of `npm test`; before it `--forget` empties the record. Exit 1 where one of them is
 * not explained beside its grant, and where no cloud ran.
 */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { reportUnused } from '../local/iam/unused-report.ts';
import { readUnused } from '../local/iam/usage.ts';
import { runTool } from './run-tool.ts';

const FILE =
  process.env['DINGDONG_PERMISSIONS_FILE'] ??
  fileURLToPath(new URL('../node_modules/.cache/dingdong/permissions.jsonl', import.meta.url));

await runTool(main);

function main(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: { forget: { type: 'boolean', default: false } },
  });
  if (values.forget) {
    rmSync(FILE, { force: true });
    return;
  }
  const { lines, isExplained } = reportUnused(readUnused(FILE));
  for (const line of lines) console.log(line);
  if (!isExplained) process.exitCode = 1;
}
