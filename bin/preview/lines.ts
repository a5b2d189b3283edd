/**
 * The lines of a stream as they come, without those that are blank. Not by node:readline: to it
 * U+2028 ends a line, and JSON may hold one.
 */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.map(trimmed).filter(isThere);
  }
  yield* [rest].map(trimmed).filter(isThere);
}

/** Without the byte order mark that some editors put first, and the rest of a CRLF. */
const trimmed = (line: string): string => line.trim();

const isThere = (line: string): boolean => line !== '';
