import { columnsOf } from '../copy/columns.ts';

/** A text in lines of at most `columns`; only a word that is longer than a line is longer. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const [piece] of text.matchAll(UNBROKEN)) {
    if (line !== '' && columnsOf(line + piece.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

/** A word with the space after it, or one wide character; no line begins with what closes. */
const UNBROKEN = /(?:[!-~]+|.)[，。；：、？！）】”’]*\s*/gsu;
