import { registerHooks } from 'node:module';
import { type Change, mutated } from './mutation.ts';

type Simulator = typeof import('../simulate.ts');

/**
 * Loads the simulator, and copies of it in which one file reads otherwise. A copy shares with the
 * others whatever does not lead to that file: it costs a fraction of a new process, and what is
 * shared is compiled already.
 */
export function createLoader() {
  /** By the URLs of files, those of the files that import them. */
  const importers = new Map<string, Set<string>>();
  const copies: Copy[] = [];

  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      const [importer = '', ordinal] = partsOf(context.parentURL ?? '');
      const [url] = partsOf(resolved.url);
      if (!isOurs(importer) || !isOurs(url)) return resolved;
      importers.set(url, (importers.get(url) ?? new Set()).add(importer));
      const copy = copies[Number(ordinal)];
      return copy?.urls.has(url) ? { ...resolved, url: `${url}${MARK}${ordinal}` } : resolved;
    },
    load(marked, context, next) {
      const loaded = next(marked, context);
      const [url, ordinal] = partsOf(marked);
      const copy = copies[Number(ordinal)];
      if (copy === undefined || url !== urlOf(copy.change.file)) return loaded;
      copy.isLoaded = true;
      const text = Buffer.from(loaded.source as Uint8Array).toString();
      return { ...loaded, source: mutated(copy.change, text) };
    },
  });

  /** All that lead to it, and itself. */
  function leadingTo(url: string, found = new Set<string>()): ReadonlySet<string> {
    if (found.has(url)) return found;
    found.add(url);
    for (const importer of importers.get(url) ?? []) leadingTo(importer, found);
    return found;
  }

  /** @throws where the change cannot be made, or nothing that is simulated would come to it */
  return async function load(change: Change | undefined): Promise<Simulator> {
    // By it is known what leads where.
    const unchanged = (await import(SIMULATOR)) as Simulator;
    if (change === undefined) return unchanged;
    const copy: Copy = { change, urls: leadingTo(urlOf(change.file)), isLoaded: false };
    const ordinal = copies.push(copy) - 1;
    const changed = (await import(`${SIMULATOR}${MARK}${ordinal}`)) as Simulator;
    if (!copy.isLoaded) throw new Error(`the simulator runs nothing of ${change.file}`);
    return changed;
  };
}

interface Copy {
  readonly change: Change;
  /** Of the files that are not shared. */
  readonly urls: ReadonlySet<string>;
  isLoaded: boolean;
}

const ROOT = new URL('../../../', import.meta.url).href;
const SIMULATOR = new URL('../simulate.ts', import.meta.url).href;
const MARK = '?copy=';

const partsOf = (url: string): [url: string, ordinal?: string] =>
  url.split(MARK) as [string, string?];

const urlOf = (file: string): string => `${ROOT}${file}`;

const isOurs = (url: string): boolean => url.startsWith(ROOT) && !url.includes('/node_modules/');
