/**
 * The sheet of templates that carriers ask for, as CSV on standard output:
 * `npm run -s filing -- [--stage prod] > templates.csv`.
 */
import { KINDS } from '../functions/catalog/index.ts';
import { endWithReader } from './catalog/closed-output.ts';
import { here } from './catalog/here.ts';
import { readOptions } from './catalog/options.ts';
import { csvOf } from './filing/csv.ts';
import { filingRows } from './filing/rows.ts';
import { voiceOf } from './stage-voice.ts';

try {
  endWithReader();
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args, { stage: { type: 'string' } });
  const stage = options.stage ?? (await here()).stage;
  process.stdout.write(csvOf(filingRows(KINDS, voiceOf(stage))));
}
