import type { LetterGroup } from './group-letters.ts';
import type { Letter } from './letter.ts';

/** The letters whose reason begins so; all without one. */
export const matching = (letters: readonly Letter[], reason = ''): readonly Letter[] =>
  letters.filter((letter) => letter.reason.startsWith(reason));

/** One line: what was asked for, and the reasons that are there. */
export function noneMatches(reason: string, groups: readonly LetterGroup[]): string {
  const shown = groups.slice(0, SHOWN_MAX).map((group) => group.reason);
  const others = groups.length > SHOWN_MAX ? ` | and ${groups.length - SHOWN_MAX} more` : '';
  return `no dead letter has a reason that begins with ${reason}; there are: ${shown.join(' | ')}${others}`;
}

const SHOWN_MAX = 10;
