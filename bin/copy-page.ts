/** Writes `docs/COPY.md`: `npm run copy`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { KINDS } from '../functions/catalog/index.ts';
import { readOptions } from './catalog/options.ts';
import { copyPage } from './copy/page.ts';
import { runTool } from './run-tool.ts';
import { voiceOf } from './stage-voice.ts';

await runTool((args) => {
  readOptions(args, {});
  const page = fileURLToPath(new URL('../docs/COPY.md', import.meta.url));
  writeFileSync(page, copyPage(KINDS, voiceOf('prod')));
});
