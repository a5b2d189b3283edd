/**
 * The sheet of templates that carriers ask for, as CSV on standard output:
 * `npm run -s filing -- [--stage prod] > templates.csv`.
 */
import { KINDS } from '../functions/catalog/index.ts';
import { voiceOf } from './copy/voices.ts';
import { csvOf } from './filing/csv.ts';
import { filingRows } from './filing/rows.ts';
import { here } from './here.ts';
import { readOptions } from './read-options.ts';
import { runTool } from './run-tool.ts';

await runTool(main);

async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args, { stage: { type: 'string' } });
  const stage = options.stage ?? (await here()).stage;
  process.stdout.write(csvOf(filingRows(KINDS, voiceOf(stage))));
}
