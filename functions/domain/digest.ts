import type { Gathered } from './gathered.ts';
import type { Gathers, Kind } from './kind.ts';
import type { Item, Notification } from './notification.ts';

/**
 * A flush that says what was gathered: how much in all, of the items that had most of it, at what
 * price the highest.
 * @param all at least one
 */
export function digestOf(flush: Notification, all: readonly Gathered[]): Notification {
  const { gathers } = flush.kind;
  if (gathers === undefined) return flush;
  const [most, ...others] = byItem(all);
  if (most === undefined) return flush;
  const best = bestOf(all);
  const { item: _, ...rest } = flush;
  return {
    ...rest,
    ...(others.length === 0 ? { item: most.item } : {}),
    ...(best.deadlineMs === undefined ? {} : deadlined(flush, best.deadlineMs)),
    fields: fieldsOf(gathers, totalOf(flush.kind, gathers, all), [most, ...others], best),
  };
}

interface Share {
  readonly item: Item;
  readonly count: number;
}

/** The items with the most first; of as many, the one that was there first. */
function byItem(all: readonly Gathered[]): readonly Share[] {
  const shares = [...Map.groupBy(all, ({ item }) => item.id).values()].map((those) => ({
    item: those[0]?.item ?? { id: '', code: '' },
    count: sum(those),
    firstMs: Math.min(...those.map(({ occurredAtMs }) => occurredAtMs)),
  }));
  return shares.toSorted((a, b) => b.count - a.count || a.firstMs - b.firstMs);
}

const sum = (all: readonly Gathered[]): number =>
  all.reduce((total, { count }) => total + count, 0);

/** The highest offer; of as high ones, the one that stands longest. */
const bestOf = (all: readonly Gathered[]): Pick<Gathered, 'fen' | 'deadlineMs'> =>
  all.toSorted(
    (a, b) => (b.fen ?? 0) - (a.fen ?? 0) || (b.deadlineMs ?? 0) - (a.deadlineMs ?? 0),
  )[0] ?? {};

const deadlined = ({ expiresAtMs }: Notification, deadlineMs: number) => ({
  deadlineMs,
  expiresAtMs: Math.min(expiresAtMs, deadlineMs),
});

/** More than the field holds no text has room for. */
const totalOf = ({ fields }: Kind, { counts }: Gathers, all: readonly Gathered[]): number =>
  Math.min(sum(all), Number(fields[counts]?.longest[0] ?? Number.POSITIVE_INFINITY));

/** One alone is told as any other event of the kind. */
function fieldsOf(
  gathers: Gathers,
  total: number,
  shares: readonly Share[],
  { fen }: Pick<Gathered, 'fen'>,
): Notification['fields'] {
  const counted = total > 1 ? { [gathers.counts]: total } : {};
  if (gathers.by === 'item') return { ...counted, [gathers.highest]: fen };
  const codes = shares.slice(0, 2).map(({ item }) => item.code);
  return shares.length > 1
    ? { ...counted, [gathers.items]: shares.length, [gathers.codes]: codes }
    : counted;
}
