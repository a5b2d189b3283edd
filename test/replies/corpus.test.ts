import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fold } from '../../functions/domain/command/fold.ts';
import { understand } from '../../functions/domain/command.ts';
import type { ReplyCommand } from '../../functions/domain/reply-command.ts';

interface Line {
  readonly text: string;
  readonly label: string;
}

/** As a label writes it, such as `extend 3 3287`. */
function labelOf(command: ReplyCommand): string {
  const days = command.is === 'extend' ? [`${command.days}`] : [];
  const code = 'code' in command && command.code !== undefined ? [command.code] : [];
  return [command.is, ...days, ...code].join(' ');
}

const linesOf = (file: string): readonly Line[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([text = '', label = '']) => ({ text: text.replaceAll('\\n', '\n'), label }));

const readingsOf = (lines: readonly Line[]) =>
  lines.map((line) => ({ ...line, read: labelOf(understand(line.text)) }));

const wrongsOf = (lines: readonly Line[], command: string) =>
  readingsOf(lines).filter(({ label, read }) => read.split(' ')[0] === command && label !== read);

const CORPUS = linesOf('corpus.tsv');
const READ = readingsOf(CORPUS);

describe('the corpus of replies', () => {
  it('holds at least 400, no two of them the same, of which 150 act on nothing', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(400);
    const folded = CORPUS.map(({ text }) => fold(text));
    expect(folded.filter((text, at) => folded.indexOf(text) !== at)).toEqual([]);
    const idle = CORPUS.filter(({ label }) => label === 'unknown' || label === 'help');
    expect(idle.length).toBeGreaterThanOrEqual(150);
  });

  // A wrong yes sells somebody's bag: more than a failing line among a thousand.
  it.each(['yes', 'extend', 'opt-out'])('is never taken for a %s that it is not', (command) => {
    const taken = READ.filter(({ read }) => read.split(' ')[0] === command);
    const wrong = taken.filter(({ label, read }) => label !== read);
    expect(wrong).toEqual([]);
    expect(taken.length).toBeGreaterThan(0);
    expect((taken.length - wrong.length) / taken.length).toBe(1);
  });

  it('is understood, line by line', () => {
    expect(READ.filter(({ label, read }) => label !== read)).toEqual([]);
  });
});

describe('replies that were labelled without sight of the grammar', () => {
  const unseen = linesOf('unseen.tsv');

  it.each(['yes', 'extend', 'opt-out'])('are never taken for a %s that they are not', (command) => {
    expect(wrongsOf(unseen, command)).toEqual([]);
  });

  it('are understood, line by line', () => {
    expect(unseen.length).toBeGreaterThanOrEqual(300);
    expect(readingsOf(unseen).filter(({ label, read }) => label !== read)).toEqual([]);
  });
});
