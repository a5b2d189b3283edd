import { localTime } from '../local-time.ts';
import type { LetterGroup } from './group-letters.ts';

/** Two lines for each reason: how many, and of which kinds and since when. */
export const groupsInWords = (groups: readonly LetterGroup[], timeZone: string): string =>
  groups
    .map(({ reason, count, kinds, oldestMs }) => {
      const named = kinds.map(([kind = 'no known kind', of]) => `${kind} ${of}`);
      const oldest = `oldest ${localTime(oldestMs, timeZone)} (${timeZone})`;
      return `${String(count).padStart(6)}  ${reason}\n        ${named.join(', ')}; ${oldest}`;
    })
    .join('\n');

export const lettersInWords = (count: number): string =>
  `${count} dead ${count === 1 ? 'letter' : 'letters'}`;
