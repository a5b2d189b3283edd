import { relative } from 'node:path';
import { expect } from 'vitest';
import type { Log } from '../../functions/ports.ts';
import { noteLine } from './note-line.ts';

/** A log in memory, a line of JSON each; the scan that ends `npm test` looks at it too. */
export function memoryLog() {
  const logged: string[] = [];
  const say = (...said: readonly unknown[]) => {
    const line = JSON.stringify(said);
    logged.push(line);
    // `npm run fuzz` logs outside of any test, and nobody looks through that.
    if (process.env['VITEST'] === undefined) return;
    noteLine(relative(process.cwd(), expect.getState().testPath ?? 'a test'), line);
  };
  const log: Log = { info: say, warn: say, error: say };
  return { log, logged };
}
