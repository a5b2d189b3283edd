import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A script of `bin`, with what it says; no local cloud runs unless `stateDir` says otherwise. */
export function runScript(
  name: string,
  args: readonly string[] = [],
  { input = '', stateDir = '/nonexistent', env = {} } = {},
): Promise<Ran> {
  const path = fileURLToPath(new URL(`../../bin/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], {
    env: { ...process.env, DINGDONG_STATE_DIR: stateDir, ...env },
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  // A script that refuses its arguments reads nothing.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...said }));
  });
}
