/**
 * Gives whatever comes to all that takes something from outside:
 * `npm run fuzz -- [--seed N] [--inputs M] [--target replies]`.
 */
import { run } from '../test/fuzz/run.ts';
import { shared, targetOf } from '../test/fuzz/targets.ts';
import { progressOf, toldOf } from '../test/fuzz/telling.ts';
import { readFuzzOptions } from './fuzz-options.ts';
import { runTool } from './run-tool.ts';

await runTool(main);

/** @throws with the first finding, and how to see it again */
async function main(args: readonly string[]): Promise<void> {
  const { seed, inputs: wanted, target: name } = readFuzzOptions(args, Date.now());
  const chosen = name === undefined ? shared(wanted) : [[targetOf(name), wanted] as const];
  console.log(`seed ${seed}`);
  const startedAt = performance.now();
  let all = 0;
  for (const [target, inputs] of chosen) {
    const ran = { name: target.name, inputs };
    const beganAt = performance.now();
    const { endings, finding } = await run(target, { seed, inputs });
    if (finding !== undefined) throw new Error(toldOf(finding, ran, seed));
    console.log(progressOf(ran, performance.now() - beganAt, endings));
    all += inputs;
  }
  console.log(progressOf({ name: 'all', inputs: all }, performance.now() - startedAt, {}));
}
