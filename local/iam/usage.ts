import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** One action on one resource, as a policy of the template allows it. */
export interface Grant {
  /** By where it is written, so that clouds of all stages speak of the same. */
  readonly id: string;
  /** A role's logical id; of a resource's policy whom it names, and where. */
  readonly holder: string;
  readonly action: string;
  readonly resource: string;
  /** Why it is there although no test uses it, where the template says so. */
  readonly reason?: string;
}

export interface Usage {
  granted(grants: readonly Grant[]): void;
  /** Of a grant by its id; written once, at its first use. */
  used(id: string): void;
}

/**
 * Appends to a file of JSON lines that many clouds share.
 * @param file is made where it is not there; without it nothing is written
 */
export function openUsage(file?: string): Usage {
  if (file === undefined) return { granted: () => {}, used: () => {} };
  mkdirSync(dirname(file), { recursive: true });
  const used = new Set<string>();
  // One write a call, and of little: lines of clouds side by side do not mix.
  const append = (lines: readonly Line[]) =>
    appendFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return {
    granted(grants) {
      append(grants.map((grant) => ({ granted: grant })));
    },
    used(id) {
      if (used.has(id)) return;
      used.add(id);
      append([{ used: id }]);
    },
  };
}

type Line = { readonly granted: Grant } | { readonly used: string };

/** The grants that were never used, in the order of the template; undefined where no cloud ran. */
export function readUnused(file: string): readonly Grant[] | undefined {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines = text.split('\n').filter((line) => line !== '');
  if (lines.length === 0) return undefined;
  const granted = new Map<string, Grant>();
  const used = new Set<string>();
  for (const line of lines.map((each): Line => JSON.parse(each))) {
    if ('used' in line) used.add(line.used);
    else granted.set(line.granted.id, line.granted);
  }
  return [...granted.values()].filter(({ id }) => !used.has(id));
}
