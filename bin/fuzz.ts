/**
 * Gives whatever comes to all that takes something from outside:
 * `npm run fuzz -- [--seed N] [--inputs M] [--target replies]`.
 */
import { type Finding, run } from '../test/fuzz/run.ts';
import { shared, TARGETS } from '../test/fuzz/targets.ts';
import { readOptions } from './read-options.ts';
import { runTool } from './run-tool.ts';

/** In all. */
const INPUTS = 240_000;
const SEEDS = 2 ** 31;

await runTool(main);

/** @throws with the first finding, and how to see it again */
async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args, {
    seed: { type: 'string' },
    inputs: { type: 'string' },
    target: { type: 'string' },
  });
  const seed = wholeOf('seed', options.seed ?? String(Date.now() % SEEDS), SEEDS);
  const inputs = wholeOf('inputs', options.inputs ?? String(INPUTS), 1_000_000_000);
  console.log(`seed ${seed}`);
  let [done, startedAt] = [0, performance.now()];
  for (const [target, count] of chosen(options.target, inputs)) {
    const beganAt = performance.now();
    const { endings, finding } = await run(target, { seed, inputs: count });
    if (finding !== undefined) throw new Error(told(finding, { seed, count, name: target.name }));
    done += count;
    console.log(progress(target.name, count, performance.now() - beganAt, endings));
  }
  console.log(progress('all', done, performance.now() - startedAt, {}));
}

function wholeOf(name: string, said: string, max: number): number {
  const value = Number(said);
  if (/^\d+$/.test(said) && value >= 1 && value <= max) return value;
  throw new Error(`--${name} is ${said}; allowed is a whole number from 1 to ${max}`);
}

function chosen(name: string | undefined, inputs: number) {
  if (name === undefined) return shared(inputs);
  const target = TARGETS.find((each) => each.name === name);
  if (target !== undefined) return [[target, inputs] as const];
  const names = TARGETS.map((each) => each.name).join(', ');
  throw new Error(`--target is ${name}; allowed are ${names}`);
}

function told({ input, broken }: Finding, at: { seed: number; count: number; name: string }) {
  const again = `npm run fuzz -- --seed ${at.seed} --inputs ${at.count} --target ${at.name}`;
  return `${at.name}: broken is: ${broken.join('; ')}; by ${input}; see it again: ${again}`;
}

function progress(name: string, inputs: number, ms: number, endings: Record<string, number>) {
  const perSecond = Math.round(inputs / (ms / 1_000));
  const how = Object.entries(endings)
    .toSorted(([, a], [, b]) => b - a)
    .map(([ending, count]) => `${ending} ${count}`);
  const figures = `${String(inputs).padStart(7)} inputs ${String(perSecond).padStart(6)}/s`;
  return `${name.padEnd(14)} ${figures}  ${how.join(', ')}`.trimEnd();
}
