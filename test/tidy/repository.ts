import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface TextFile {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every text file that is tracked, or would be by `git add`. */
export function textFiles(): readonly TextFile[] {
  const listed = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  return execFileSync('git', listed, { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '' && existsSync(ROOT + path))
    .map((path) => ({ path, text: readFileSync(ROOT + path, 'utf8') }))
    .filter(({ text }) => !text.includes('\0'));
}

/** TypeScript and JavaScript. */
export const isSource = ({ path }: TextFile): boolean => /\.(?:ts|mjs|js)$/.test(path);

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
