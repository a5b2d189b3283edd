/** A route key, read. */
export interface RouteKey {
  readonly routeKey: string;
  /** Undefined for `$default`, which takes what no other route does. */
  readonly place: RoutePlace | undefined;
}

export interface RoutePlace {
  /** `ANY` for what no other route of the same path names. */
  readonly method: string;
  readonly path: string;
  readonly segments: readonly Segment[];
}

export type Segment =
  | { readonly sort: 'literal'; readonly text: string }
  | { readonly sort: 'variable'; readonly name: string }
  /** `{proxy+}`: the rest of the path, one segment at least. */
  | { readonly sort: 'greedy'; readonly name: string };

/**
 * Reads `$default`, or a method and a path, by the developer guide on routes of HTTP APIs.
 * @throws for what is neither
 */
export function parseRouteKey(routeKey: string): RouteKey {
  if (routeKey === '$default') return { routeKey, place: undefined };
  const [, method, path] = routeKey.match(/^([A-Z]+) (\/\S*)$/) ?? [];
  if (method === undefined || path === undefined || !METHODS.includes(method)) {
    throw new Error(
      `the route key "${routeKey}" is neither $default nor a method and a path; ` +
        `methods are ${METHODS.join(', ')}`,
    );
  }
  const segments = path.slice(1).split('/').map(parseSegment);
  const greedy = segments.findIndex(({ sort }) => sort === 'greedy');
  if (greedy >= 0 && greedy < segments.length - 1) {
    throw new Error(`the route key "${routeKey}" has a greedy variable that is not its end`);
  }
  return { routeKey, place: { method, path, segments } };
}

function parseSegment(text: string): Segment {
  const [, name, plus] = text.match(/^\{([\w.:-]+)(\+?)\}$/) ?? [];
  if (name !== undefined) return { sort: plus === '+' ? 'greedy' : 'variable', name };
  if (!/[{}]/.test(text)) return { sort: 'literal', text };
  throw new Error(`the path segment "${text}" is neither a text nor a variable such as {id}`);
}

const METHODS = ['ANY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
