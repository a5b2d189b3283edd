import { describe, expect, it } from 'vitest';
import { groupLetters } from '../../../bin/redrive/group-letters.ts';
import { groupsInWords, lettersInWords } from '../../../bin/redrive/in-words.ts';
import { matching, noneMatches } from '../../../bin/redrive/matching.ts';
import { aLetter } from './letters.ts';

const NOON_MS = Date.parse('2026-11-22T12:00:00+08:00');
const LETTERS = [
  aLetter('unconfirmed', { kind: 'WinBack', sentAtMs: NOON_MS + 1_000 }),
  aLetter('rejected-by-carrier: OptedOut', { sentAtMs: NOON_MS + 2_000 }),
  aLetter('rejected-by-carrier: OptedOut', { sentAtMs: NOON_MS }),
  aLetter('rejected-by-carrier: OptedOut', { kind: undefined, sentAtMs: NOON_MS + 3_000 }),
  aLetter('rejected-by-carrier: Malformed'),
];

describe('dead letters', () => {
  it('are told by their reasons, the most first, with their kinds and the oldest time', () => {
    const words = groupsInWords(groupLetters(LETTERS), 'Asia/Shanghai').split('\n');
    expect(words.slice(0, 2)).toEqual([
      '     3  rejected-by-carrier: OptedOut',
      '        ItemSold 2, no known kind 1; oldest 2026-11-22 12:00:00 (Asia/Shanghai)',
    ]);
    expect(words.at(-2)).toBe('     1  unconfirmed');
    expect(words).toHaveLength(6);
  });

  it('are told without a word of what they hold', () => {
    const words = groupsInWords(groupLetters(LETTERS), 'Asia/Shanghai');
    expect(words).not.toContain('13800138000');
  });

  it('are counted in words', () => {
    expect([1, 2].map(lettersInWords)).toEqual(['1 dead letter', '2 dead letters']);
  });
});

describe('a reason that is asked for', () => {
  it.each([
    ['rejected-by-carrier: OptedOut', 3],
    ['rejected-by-carrier', 4],
    ['unconfirmed', 1],
    ['OptedOut', 0],
    [undefined, 5],
  ])('as %s is that of %s', (reason, count) => {
    expect(matching(LETTERS, reason)).toHaveLength(count);
  });

  it('and is not there is answered with those that are, in one line', () => {
    expect(noneMatches('invalid', groupLetters(LETTERS))).toBe(
      'no dead letter has a reason that begins with invalid; there are: ' +
        'rejected-by-carrier: OptedOut | rejected-by-carrier: Malformed | unconfirmed',
    );
    const many = Array.from({ length: 12 }, (_, i) => aLetter(`reason ${i}`));
    expect(noneMatches('invalid', groupLetters(many))).toMatch(/ \| and 2 more$/);
  });
});
