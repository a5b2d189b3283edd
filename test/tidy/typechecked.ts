import { extname } from 'node:path/posix';
import type { TextFile } from './repository.ts';

interface TsConfig {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/** TypeScript that `tsc` does not read: neither in a folder of `include` nor by its pattern. */
export function unchecked(files: readonly TextFile[], tsConfig: TsConfig): readonly string[] {
  const { include = [], exclude = [] } = tsConfig;
  if (exclude.length > 0) return exclude.map((each) => `tsconfig.json excludes ${each}`);
  return files
    .map(({ path }) => path)
    .filter((path) => extname(path) === '.ts' && !include.some((entry) => includes(entry, path)));
}

const includes = (entry: string, path: string): boolean =>
  entry === '*.ts' ? !path.includes('/') : path.startsWith(`${entry}/`);
