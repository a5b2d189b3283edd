/**
 * Says what a phone would read of events, without a bus: JSON lines of
 * `{"source","detail-type","detail"}` on standard input, a line of JSON each on standard output.
 * `npm run preview -- [--stage dev]`.
 */
import { ENTRIES } from '../functions/catalog/index.ts';
import { voiceOf } from './copy/voices.ts';
import { here } from './here.ts';
import { linesOf } from './preview/lines.ts';
import { createPreview } from './preview/preview.ts';
import { readOptions } from './read-options.ts';
import { runTool } from './run-tool.ts';

await runTool(main);

async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args, { stage: { type: 'string' } });
  const { stage, nowMs } = await here();
  const preview = createPreview(ENTRIES, voiceOf(options.stage ?? stage), nowMs);
  for await (const line of linesOf(process.stdin.setEncoding('utf8'))) {
    process.stdout.write(`${JSON.stringify(preview(line))}\n`);
  }
}
