import { posix } from 'node:path';
import { lineAt } from './finding.ts';
import type { TextFile } from './repository.ts';
import { isSyntax, nodesOf, type Syntax } from './syntax.ts';

export interface Import {
  readonly line: number;
  /** As it is written; `(computed)` where that is no string. */
  readonly specifier: string;
  /** From the root of the repository; undefined for a package. */
  readonly path: string | undefined;
  readonly isType: boolean;
  readonly names: readonly string[];
}

/** Whatever a file reads from others: imports, exports from, `import()`, `import('…').Type`. */
export const importsOf = (file: TextFile): readonly Import[] =>
  nodesOf(file)
    .filter(({ type, source }) => IMPORTING.has(type) && isSyntax(source))
    .map((node) => {
      const { value } = node['source'] as Syntax;
      const specifier = typeof value === 'string' ? value : COMPUTED;
      return {
        line: lineAt(file, node.start),
        specifier,
        path: pathOf(file.path, specifier),
        isType: isType(node),
        names: namesOf(node),
      };
    });

export const COMPUTED = '(computed)';

const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

function pathOf(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  // The page's scripts name each other as the browser asks for them.
  return specifier.startsWith('/') ? posix.dirname(from) + specifier : undefined;
}

const isType = ({ type, importKind, exportKind }: Syntax): boolean =>
  type === 'TSImportType' || importKind === 'type' || exportKind === 'type';

const namesOf = ({ specifiers }: Syntax): readonly string[] =>
  (Array.isArray(specifiers) ? specifiers : []).map(
    ({ imported, local }) =>
      imported?.name ?? (local === undefined ? '*' : `default ${local.name}`),
  );
