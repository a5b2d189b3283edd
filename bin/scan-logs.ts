/**
 * `node bin/scan-logs.ts` looks through every line that was logged during `npm test`, at its end;
 * before it `--forget` empties the record. Exit 1 where one holds a phone number, an item's title,
 * a message's text, a reply or a secret, and where nothing was logged.
 */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readLogRecord } from '../local/log-record.ts';
import { runTool } from './run-tool.ts';
import { reportScan } from './scan-logs/report.ts';

const FILE =
  process.env['DINGDONG_LOGS_FILE'] ??
  fileURLToPath(new URL('../node_modules/.cache/dingdong/logs.jsonl', import.meta.url));

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
  const { lines, isClean } = reportScan(readLogRecord(FILE));
  for (const line of lines) console.log(line);
  if (!isClean) process.exitCode = 1;
}
