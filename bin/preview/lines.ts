/**
 * The lines of a stream as they come, without those that are blank. Not by node:readline: to it
 * U+2028 ends a line, and JSON may hold one.
 */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of everyLineOf(chunks)) {
    const text = line.trim();
    if (text !== '') yield text;
  }
}

/** The same with those that are blank, each as it is. What ends with a line's end has no more. */
export async function* everyLineOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  let isFirst = true;
  for await (const chunk of chunks) {
    const lines = (rest + (isFirst ? withoutMark(chunk) : chunk)).split('\n');
    isFirst &&= chunk === '';
    rest = lines.pop() ?? '';
    yield* lines.map(withoutReturn);
  }
  if (rest !== '') yield withoutReturn(rest);
}

/** Without the byte order mark that some editors put first. */
const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

/** Without the rest of a CRLF. */
const withoutReturn = (line: string): string => line.replace(/\r$/, '');
