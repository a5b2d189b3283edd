/**
 * What the platform may put on the bus, for people, or as JSON with an example of each:
 * `npm run catalog -- [--json] [--stage dev]`.
 */
import { ENTRIES } from '../functions/catalog/index.ts';
import { catalogAsJson } from './catalog/as-json.ts';
import { readableCatalog } from './catalog/readable.ts';
import { voiceOf } from './copy/voices.ts';
import { here } from './here.ts';
import { readOptions } from './read-options.ts';
import { runTool } from './run-tool.ts';

/** As wide as the terminal, where that can still be read. */
const COLUMNS = Math.min(Math.max(process.stdout.columns ?? 96, 60), 100);

await runTool(main);

async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args, { json: { type: 'boolean' }, stage: { type: 'string' } });
  const { stage, nowMs } = await here();
  const voice = voiceOf(options.stage ?? stage);
  if (options.json === true) {
    console.log(JSON.stringify(catalogAsJson(ENTRIES, nowMs()), null, 2));
  } else {
    console.log(readableCatalog(ENTRIES, voice, COLUMNS).join('\n'));
  }
}
