/** Writes `docs/COPY.md`: `npm run copy`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { KINDS } from '../functions/catalog/index.ts';
import { copyPage } from './copy/page.ts';
import { voiceOf } from './copy/voices.ts';
import { readOptions } from './read-options.ts';
import { runTool } from './run-tool.ts';

await runTool((args) => {
  readOptions(args, {});
  const page = fileURLToPath(new URL('../docs/COPY.md', import.meta.url));
  writeFileSync(page, copyPage(KINDS, voiceOf('prod')));
});
