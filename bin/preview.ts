/**
 * Says what a phone would read of events, without a bus: JSON lines of
 * `{"source","detail-type","detail"}` on standard input, a line of JSON each on standard output.
 * `npm run preview -- [--stage dev]`.
 */
import { ENTRIES } from '../functions/catalog/index.ts';
import { endWithReader } from './catalog/closed-output.ts';
import { here } from './catalog/here.ts';
import { readOptions } from './catalog/options.ts';
import { linesOf } from './preview/lines.ts';
import { createPreview } from './preview/preview.ts';
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
  const { stage, nowMs } = await here();
  const preview = createPreview(ENTRIES, voiceOf(options.stage ?? stage), nowMs);
  for await (const line of linesOf(process.stdin.setEncoding('utf8'))) {
    process.stdout.write(`${JSON.stringify(preview(line))}\n`);
  }
}
