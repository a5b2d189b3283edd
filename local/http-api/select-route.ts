import type { Integration } from './definition.ts';
import type { RouteKey, RoutePlace, Segment } from './route-key.ts';

export interface PlacedRoute {
  readonly route: RouteKey;
  readonly integration: Integration;
}

export interface SelectedRoute extends PlacedRoute {
  /** Decoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * The route that fits best, by the developer guide on routing API requests: a text before a
 * variable, a variable before a greedy one, a method before `ANY`, and `$default` last.
 * @returns undefined where none fits, `malformed` for a path whose percent signs cannot be read
 */
export function selectRoute(
  routes: readonly PlacedRoute[],
  method: string,
  rawPath: string,
): SelectedRoute | 'malformed' | undefined {
  const parts = decodedParts(rawPath);
  if (parts === undefined) return 'malformed';
  const [best] = routes
    .map((each) => ({ ...each, rank: rankOf(each.route.place, method, parts) }))
    .filter(({ rank }) => rank !== undefined)
    .toSorted((a, b) => ((a.rank ?? '') < (b.rank ?? '') ? -1 : 1));
  if (best === undefined) return undefined;
  const { route, integration } = best;
  return { route, integration, pathParameters: parametersOf(route.place?.segments ?? [], parts) };
}

// By segment, so that `%2F` is a character of a value and no end of it.
function decodedParts(rawPath: string): readonly string[] | undefined {
  try {
    return rawPath.slice(1).split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** Of two that fit the better one is lower in the alphabet; undefined for what does not fit. */
function rankOf(
  place: RoutePlace | undefined,
  method: string,
  parts: readonly string[],
): string | undefined {
  if (place === undefined) return DEFAULT;
  const { segments } = place;
  if (place.method !== 'ANY' && place.method !== method) return undefined;
  const isGreedy = segments.at(-1)?.sort === 'greedy';
  if (isGreedy ? parts.length < segments.length : parts.length !== segments.length) {
    return undefined;
  }
  if (!segments.every((segment, i) => fits(segment, parts[i] ?? ''))) return undefined;
  return segments.map(({ sort }) => RANK[sort]).join('') + (place.method === 'ANY' ? 'b' : 'a');
}

const fits = (segment: Segment, part: string): boolean =>
  segment.sort === 'literal' ? segment.text === part : part !== '';

const RANK = { literal: 'c', variable: 'd', greedy: 'e' } as const;
const DEFAULT = 'f';

const parametersOf = (segments: readonly Segment[], parts: readonly string[]) =>
  Object.fromEntries(
    segments.flatMap((segment, i) => {
      if (segment.sort === 'literal') return [];
      const value = segment.sort === 'greedy' ? parts.slice(i).join('/') : (parts[i] ?? '');
      return [[segment.name, value] as const];
    }),
  );
