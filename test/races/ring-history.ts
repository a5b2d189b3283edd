import { type RingName, readRing } from '../../functions/adapters/recipients/ring.ts';
import { isEntryOf, type RingEntry, type Window } from '../../functions/domain/quota.ts';
import type { Done } from '../support/a-raced-table.ts';

/** What is done to a recipient's ring about one notification. */
export interface RingDeed {
  readonly hash: string;
  /** Whether a text of it has gone out by then. */
  readonly isTexted: boolean;
}

/** What the writes to a ring break of it: each notification has one place, its own. */
export const brokenRing = (
  done: readonly Done<RingDeed>[],
  name: RingName,
  length: number,
): readonly string[] =>
  done.flatMap(({ by, before, after }) => {
    const [was, is] = [readRing(before, name, length), readRing(after, name, length)];
    const isOwn = (entry: RingEntry) => isEntryOf(entry, by.hash);
    const hashes = is.map(({ hash }) => hash).filter((hash) => hash !== '');
    // A full ring forgets its oldest place for a new one.
    const isNew = is.some(isOwn) && !was.some(isOwn);
    const others = was.slice(0, isNew ? length - 1 : length).filter((entry) => !isOwn(entry));
    return [
      ...(new Set(hashes).size < hashes.length ? ['two places for one notification'] : []),
      ...(others.every((entry) => is.some((each) => isSame(each, entry)))
        ? []
        : ["another notification's place was changed"]),
      ...(by.isTexted && was.some(isOwn) && !is.some(isOwn)
        ? ['the place of a text was given back']
        : []),
    ];
  });

const isSame = (a: RingEntry, b: RingEntry): boolean => a.hash === b.hash && a.atMs === b.atMs;

/** More texts than the cap in some window, however the clocks were off. */
export const isOver = (
  timesMs: readonly number[],
  windows: readonly Window[],
  skewMs: number,
): boolean => {
  const inOrder = timesMs.toSorted((a, b) => a - b);
  return windows.some(({ cap, windowSeconds }) =>
    inOrder.some(
      (atMs, i) => (inOrder[i + cap] ?? Infinity) - atMs < windowSeconds * 1_000 - skewMs,
    ),
  );
};
