import type { Letter } from './letter.ts';

/** Letters that are there for one reason. */
export interface LetterGroup {
  readonly reason: string;
  readonly count: number;
  /** How many of each kind, the most first; undefined is what is in no catalog. */
  readonly kinds: readonly (readonly [kind: string | undefined, count: number])[];
  /** Milliseconds since the epoch. */
  readonly oldestMs: number;
}

/** The largest group first. */
export function groupLetters(letters: readonly Letter[]): readonly LetterGroup[] {
  const groups = [...Map.groupBy(letters, ({ reason }) => reason)].map(([reason, within]) => ({
    ...{ reason, count: within.length },
    kinds: [...Map.groupBy(within, ({ kind }) => kind)]
      .map(([kind, of]) => [kind, of.length] as const)
      .toSorted(([, a], [, b]) => b - a),
    oldestMs: within.reduce((oldest, { sentAtMs }) => Math.min(oldest, sentAtMs), Infinity),
  }));
  return groups.toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}
