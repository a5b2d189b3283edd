import { matchesGlob } from 'node:path/posix';
import type { Finding } from './finding.ts';
import { type Import, importsOf } from './imports.ts';
import { LAYERS, type Layer } from './layers.ts';
import type { TextFile } from './repository.ts';

/** The imports of a file that its layer does not allow. */
export function dependencyFindings(file: TextFile): readonly Finding[] {
  const { path } = file;
  const layer = LAYERS.find(({ files }) => matchesGlob(path, files));
  if (layer === undefined) {
    const instead = 'give it one in test/tidy/layers.ts, or move it';
    return [{ path, line: 1, found: path, rule: 'it stands in no layer', instead }];
  }
  return importsOf(file)
    .filter((each) => !allows(layer, path, each))
    .map(({ line, specifier, isType }) => ({
      path,
      line,
      found: `imports ${isType ? 'a type of ' : ''}${specifier}`,
      rule: `${layer.name} may read ${[...layer.may, ...layer.packages].join(', ')}`,
      instead: layer.instead,
    }));
}

function allows(layer: Layer, from: string, found: Import): boolean {
  const { path } = found;
  if (path === undefined)
    return layer.packages.some((entry) => fits(entry, found.specifier, found));
  const own = from.split('/').slice(0, 2).join('/');
  return layer.may.some((entry) => fits(entry.replace(/^\.\//, `${own}/`), path, found));
}

/** Whether an entry of the table names the target, and as much of it as is imported. */
function fits(entry: string, target: string, { isType, names }: Import): boolean {
  if (entry.startsWith('type ')) return isType && matchesGlob(target, entry.slice('type '.length));
  const [glob = '', only] = entry.split('#');
  return matchesGlob(target, glob) && (only === undefined || names.every((name) => name === only));
}
