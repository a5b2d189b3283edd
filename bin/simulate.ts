/**
 * Every promise under every fault, in virtual time: `npm run simulate -- --seed 7` lives through
 * one world, `npm run simulate -- --notifications 3000000` through as many as have so many
 * notifications, on all cores. Its last line is `trace <64 hex>`; exit 1 where a promise is broken.
 */
import { runMutations } from '../test/simulation/mutations/run-mutations.ts';
import { PROMISES } from '../test/simulation/promises/index.ts';
import { runMany } from '../test/simulation/run/many.ts';
import { runOne } from '../test/simulation/run/one.ts';
import { screenOf } from '../test/simulation/run/screen.ts';
import { runTool } from './run-tool.ts';
import { readSimulateOptions } from './simulate/options.ts';

await runTool(main);

async function main(args: readonly string[]): Promise<void> {
  const asked = readSimulateOptions(args);
  const promises = PROMISES.map(({ name }) => name);
  const screen = screenOf(process.stdout, process.stderr);
  const outcome = await (asked.is === 'one'
    ? runOne(asked, promises, screen)
    : runMany(asked, { promises, runMutations }, screen));
  for (const line of outcome.wrong) screen.line(line);
  screen.line(`trace ${outcome.trace}`);
  if (outcome.wrong.length > 0) process.exitCode = 1;
}
