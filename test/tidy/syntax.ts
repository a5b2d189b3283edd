import { parseAst } from 'vitest/node';
import type { TextFile } from './repository.ts';

/** A node of ESTree, with TypeScript's own beside it. */
export interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** Every node of a file, parents first. Each file is parsed once. */
export function nodesOf(file: TextFile): readonly Syntax[] {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const nodes: Syntax[] = [];
  gather(parseAst(file.text, { lang: 'ts' }), nodes);
  parsed.set(file, nodes);
  return nodes;
}

const parsed = new WeakMap<TextFile, readonly Syntax[]>();

function gather(value: unknown, into: Syntax[]): void {
  if (Array.isArray(value)) {
    for (const each of value) gather(each, into);
  } else if (isSyntax(value)) {
    into.push(value);
    for (const each of Object.values(value)) gather(each, into);
  }
}

export const isSyntax = (value: unknown): value is Syntax =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

/** The text with all that is no code blanked out: comments, and what stands in quotes. */
export function codeOf(file: TextFile): string {
  const known = blanked.get(file);
  if (known !== undefined) return known;
  let code = '';
  for (const { start, end } of quotedOf(file)) {
    code +=
      withoutComments(file.text.slice(code.length, start)) + blank(file.text.slice(start, end));
  }
  code += withoutComments(file.text.slice(code.length));
  blanked.set(file, code);
  return code;
}

const blanked = new WeakMap<TextFile, string>();

/** Strings, parts of templates and regular expressions, in order. */
export const quotedOf = (file: TextFile): readonly Syntax[] =>
  nodesOf(file)
    .filter(({ type, value, regex }) => isQuoted(type, value) || regex !== undefined)
    .toSorted((a, b) => a.start - b.start);

const isQuoted = (type: string, value: unknown): boolean =>
  type === 'TemplateElement' || (type === 'Literal' && typeof value === 'string');

const withoutComments = (text: string): string =>
  text.replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, blank);

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');
