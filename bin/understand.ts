/**
 * Says what replies mean, without knowing what was asked: replies as lines on standard input, a
 * line of JSON each on standard output, as soon as it is there. `npm run -s understand`.
 */
import { everyLineOf } from './preview/lines.ts';
import { readOptions } from './read-options.ts';
import { runTool } from './run-tool.ts';
import { understoodOf } from './understand/understood.ts';

await runTool(main);

async function main(args: readonly string[]): Promise<void> {
  readOptions(args, {});
  for await (const line of everyLineOf(process.stdin.setEncoding('utf8'))) {
    process.stdout.write(`${JSON.stringify(understoodOf(line))}\n`);
  }
}
