import { invalid } from './logs-error.ts';

/** A page of a list that has an order of its own: the token is the place of what comes next. */
export function page<T>(
  all: readonly T[],
  limit: number,
  token: string | undefined,
): { readonly items: readonly T[]; readonly nextToken?: string } {
  const from = Number(token ?? 0);
  if (!Number.isInteger(from) || from < 0) throw invalid('The specified nextToken is invalid.');
  const items = all.slice(from, from + limit);
  return from + limit < all.length ? { items, nextToken: String(from + limit) } : { items };
}
