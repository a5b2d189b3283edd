/** What dingdong costs and bears: `npm run bench -- [units|burst] [--json]`. */
import { alignColumns } from '../bin/copy/columns.ts';
import { readOptions } from '../bin/read-options.ts';
import { runTool } from '../bin/run-tool.ts';
import type { Bench, Report } from './report.ts';

/** By name, in the order in which they run where none is named. */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  units: async () => (await import('./units.ts')).benchUnits,
  burst: async () => (await import('./burst.ts')).benchBurst,
};

await runTool(main);

/** @throws where a budget is exceeded */
async function main(args: readonly string[]): Promise<void> {
  const named = args.filter((arg) => !arg.startsWith('-'));
  const options = readOptions(
    args.filter((arg) => arg.startsWith('-')),
    { json: { type: 'boolean' } },
  );
  const exceeded: string[] = [];
  for (const name of named.length === 0 ? Object.keys(BENCHES) : named) {
    const bench = await benchOf(name)();
    const report = await bench(Date.now());
    console.log(options.json === true ? asJson(name, report) : readable(name, report));
    exceeded.push(...report.exceeded);
  }
  if (exceeded.length > 0) throw new Error(`over budget: ${exceeded.join('; ')}`);
}

function benchOf(name: string) {
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (bench !== undefined) return bench;
  throw new Error(`no bench ${name}: allowed are ${Object.keys(BENCHES).join(', ')}`);
}

function asJson(bench: string, { json, exceeded }: Report): string {
  return JSON.stringify({ bench, ...json, exceeded });
}

function readable(bench: string, { notes, table }: Report): string {
  return [bench, '', ...notes, '', ...alignColumns(table), ''].join('\n');
}
