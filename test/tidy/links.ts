import { matchesGlob, posix } from 'node:path';
import { type Finding, lineAt } from './finding.ts';
import { anchorsOf, parseMarkdown } from './markdown.ts';
import type { TextFile } from './repository.ts';

/** Links, anchors and paths of a Markdown file that lead nowhere. */
export function linkFindings(file: TextFile, files: readonly TextFile[]): readonly Finding[] {
  const { prose } = parseMarkdown(file);
  const finding = (index: number, found: string, rule: string): Finding => ({
    ...{ path: file.path, line: lineAt({ ...file, text: prose }, index), found, rule },
    instead: 'follow what was moved or renamed, or take it out',
  });
  const links = [...prose.replaceAll(/`[^`\n]*`/g, blank).matchAll(LINK)]
    .map(({ index, groups }) => ({ index, target: groups?.['md'] ?? groups?.['html'] ?? '' }))
    .filter(({ target }) => !/^[a-z]+:/.test(target) && !leadsSomewhere(file, target, files))
    .map(({ index, target }) => finding(index, target, 'a link is alive'));
  const paths = [...prose.matchAll(QUOTED_PATH)]
    .map(({ index, 1: path = '' }) => ({ index, path }))
    .filter(({ path }) => !PLACES.some((place) => exists(place + path, files)))
    .map(({ index, path }) => finding(index, path, 'a path in backticks is there'));
  return [...links, ...paths];
}

const blank = (text: string): string => ' '.repeat(text.length);

const LINK = /\]\((?<md>[^)\s]+)[^)]*\)|\b(?:href|src)="(?<html>[^"]+)"/g;

/** A path whose first folder is one of ours; `docs/ARCHITECTURE.md` leaves out `functions/`. */
const QUOTED_PATH =
  /`((?:bench|bin|docs|functions|lib|local|test|adapters|catalog|domain|send)\/[\w./*-]*)`/g;
const PLACES = ['', 'functions/'];

function leadsSomewhere(from: TextFile, target: string, files: readonly TextFile[]): boolean {
  const [path = '', anchor] = target.split('#');
  const to = path === '' ? from.path : posix.join(posix.dirname(from.path), path);
  if (!exists(to, files)) return false;
  if (anchor === undefined) return true;
  const found = files.find((each) => each.path === to);
  if (found === undefined) return false;
  return anchorsOf(parseMarkdown(found).headings).includes(decodeURIComponent(anchor));
}

/** A file, a folder, or a pattern that something fits. */
const exists = (path: string, files: readonly TextFile[]): boolean =>
  files.some(
    (each) =>
      each.path === path ||
      each.path.startsWith(path.endsWith('/') ? path : `${path}/`) ||
      (path.includes('*') && matchesGlob(each.path, path)),
  );
