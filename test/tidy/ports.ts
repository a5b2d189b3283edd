import { importsOf } from './imports.ts';
import type { TextFile } from './repository.ts';
import { isSyntax, nodesOf, type Syntax } from './syntax.ts';

/** Where ports are declared. */
const isOfPorts = (path: string | undefined): boolean =>
  path === 'functions/ports.ts' || (path ?? '').startsWith('functions/ports/');

/** Ports that remember something: their adapters are held to what their memory twins do. */
const STATEFUL: readonly string[] = [
  'Allowance',
  'Asks',
  'Choices',
  'Claims',
  'Deferrals',
  'Deliveries',
  'Gatherings',
  'Marks',
  'Memory',
  'Operating',
  'Pace',
  'Recipients',
  'Replies',
];

/** Ports without an adapter, and adapters of stateful ports that no contract test drives. */
export function portFindings(files: readonly TextFile[]): readonly string[] {
  const ports = files.filter(({ path }) => isOfPorts(path)).flatMap(portsOf);
  if (ports.length === 0) return ['functions/ports has no interface with a method: is it there?'];
  const driven = reachOf(
    files.filter(({ path }) => path.endsWith('.contract.test.ts')),
    files,
  );
  return ports.flatMap((port) => {
    const adapters = offering(port, 'functions/adapters/', files);
    if (adapters.length === 0) return [`${port} has no adapter in functions/adapters`];
    if (!STATEFUL.includes(port)) return [];
    const twins = offering(port, 'test/support/', files);
    if (twins.length === 0) return [`${port} has no twin in memory in test/support`];
    return [...adapters, ...twins]
      .filter((path) => !driven.has(path))
      .map((path) => `${path} offers ${port}, and no test/**/*.contract.test.ts drives it`);
  });
}

/** Interfaces with methods; the others are what is handed to them. */
const portsOf = (file: TextFile): readonly string[] =>
  nodesOf(file)
    .filter(({ type, body }) => type === 'TSInterfaceDeclaration' && hasMethod(body as Syntax))
    .map(({ id }) => String((id as Syntax)['name']));

const hasMethod = ({ body }: Syntax): boolean =>
  (body as readonly Syntax[]).some(({ type }) => type === 'TSMethodSignature');

/** Files of a folder that say of something that it is this port, so that `tsc` checks it. */
const offering = (port: string, folder: string, files: readonly TextFile[]): readonly string[] =>
  files
    .filter(({ path }) => path.startsWith(folder) && path.endsWith('.ts'))
    .filter((file) =>
      importsOf(file).some((each) => isOfPorts(each.path) && each.names.includes(port)),
    )
    .filter((file) => nodesOf(file).some((node) => saysType(node, port)))
    .map(({ path }) => path);

const saysType = ({ type, typeAnnotation }: Syntax, port: string): boolean =>
  type === 'TSTypeAnnotation' &&
  isSyntax(typeAnnotation) &&
  isSyntax(typeAnnotation['typeName']) &&
  typeAnnotation['typeName']['name'] === port;

/** All that these files import, and what that imports in its turn. */
function reachOf(from: readonly TextFile[], files: readonly TextFile[]): ReadonlySet<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<string>();
  const open = [...from];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file.path)) continue;
    reached.add(file.path);
    for (const { path } of importsOf(file)) {
      const next = byPath.get(path ?? '');
      if (next?.path.endsWith('.ts')) open.push(next);
    }
  }
  return reached;
}
