import type { Entry } from './kind.ts';

/** When entries that supersede others last occurred for one item, in ms, by the entry's name. */
export type ItemMark = Readonly<Record<string, number>>;

export const NO_MARK: ItemMark = {};

/** The latest time of any of these entries; undefined where none has occurred. */
export function latestOf(mark: ItemMark, names: readonly string[]): number | undefined {
  const times = names.flatMap((name) => mark[name] ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}

/** The names of the entries after which this one is no longer worth telling. */
export const supersedersOf = (name: string, entries: readonly Entry[]): readonly string[] =>
  entries.filter(({ supersedes }) => supersedes.includes(name)).map((entry) => entry.name);

/** The same of each of these entries, looked up once for a worker and not for every event. */
export function superseders(entries: readonly Entry[]): (name: string) => readonly string[] {
  const byName = new Map(entries.map(({ name }) => [name, supersedersOf(name, entries)]));
  return (name) => byName.get(name) ?? [];
}

/**
 * How long after it was written a mark can still matter, in seconds: until the last notification
 * that it could hold back has expired, and with it what that asks. A day more for clocks and zones,
 * and one for events that occurred ahead of our clock.
 */
export function markSeconds(entries: readonly Entry[]): number {
  const superseded = new Set(entries.flatMap(({ supersedes }) => supersedes));
  const freshness = entries.flatMap((entry) =>
    entry.lane !== null && superseded.has(entry.name) ? [entry.freshnessSeconds] : [],
  );
  return Math.max(0, ...freshness) + 2 * 86_400;
}

/** Whether there may still be news that what occurred then would hold back, or an ask it closes. */
export const canHoldBack = (occurredAtMs: number, markLifeMs: number, nowMs: number): boolean =>
  occurredAtMs + markLifeMs > nowMs;

/** The mark once this has occurred as well. */
export const withOccurred = (mark: ItemMark, name: string, atMs: number): ItemMark => ({
  ...mark,
  [name]: Math.max(mark[name] ?? 0, atMs),
});
