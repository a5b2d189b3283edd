/**
 * Shows what the operator lets through, and how things stand: `npm run mode`. Sets it:
 * `npm run mode -- normal | conserve | pause-marketing | stop`.
 * With `--stage` it is that of a stage on AWS.
 */
import { settingsFor } from '../lib/settings.ts';
import { controlsHere, controlsOnAws } from './mode/controls.ts';
import { changeInWords, standingInWords } from './mode/in-words.ts';
import { readModeOptions } from './mode/options.ts';
import { setMode } from './mode/set.ts';
import { runTool } from './run-tool.ts';
import { findRunning, nowOf } from './running.ts';

await runTool(async (args) => {
  const { mode, stage } = readModeOptions(args);
  const running = stage === undefined ? findRunning() : undefined;
  const settings = settingsFor(stage ?? running?.stage ?? '');
  const operating = await (running === undefined
    ? controlsOnAws(`dingdong-${stage}`)
    : controlsHere(running.endpoint));
  const lines =
    mode === undefined
      ? standingInWords(await operating.look(), settings, await nowMs())
      : changeInWords(await setMode(operating, mode, await nowMs()), mode);
  for (const line of lines) console.log(line);

  async function nowMs(): Promise<number> {
    return running === undefined ? Date.now() : nowOf(running);
  }
});
