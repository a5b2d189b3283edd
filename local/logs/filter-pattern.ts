import { parseJsonPattern } from './json-pattern.ts';
import { invalid } from './logs-error.ts';

/** Says which messages of a log a search or a subscription filter is about. */
export type FilterPattern = (message: string) => boolean;

/**
 * Nothing for every message; terms, of which every one must be there; `?` before each of them, of
 * which one must be; `{ … }` for messages that are JSON (CloudWatch Logs user guide, filter pattern
 * syntax). A term is a word of letters, digits and underscores, or anything between double quotes.
 * It is looked for between the borders of words: what AWS does with a part of a word is not written
 * anywhere. Exclusion, regular expressions and space-delimited patterns are not played.
 * @throws a `LogsError`
 */
export function parseFilterPattern(text: string): FilterPattern {
  const pattern = text.trim();
  if (pattern.length > PATTERN_MAX) throw invalid(`a filter pattern has at most ${PATTERN_MAX}`);
  if (pattern === '') return () => true;
  if (pattern.startsWith('{')) return parseJsonPattern(pattern);
  const terms = termsOf(pattern);
  const optional = terms.filter(({ isOptional }) => isOptional);
  if (optional.length === 0) return (message) => terms.every((term) => isIn(message, term));
  if (optional.length === terms.length)
    return (message) => terms.some((term) => isIn(message, term));
  throw invalid(`${pattern}: terms with ? beside terms without are not played on this machine`);
}

/** Characters, by the CloudWatch Logs API reference, PutSubscriptionFilter. */
const PATTERN_MAX = 1_024;

interface Term {
  readonly isOptional: boolean;
  readonly text: string;
}

const TERM = /(\?)?(?:"((?:[^"\\]|\\.)+)"|(\w+))(?:\s+|$)/y;

function termsOf(pattern: string): readonly Term[] {
  const terms: Term[] = [];
  TERM.lastIndex = 0;
  while (TERM.lastIndex < pattern.length) {
    const at = TERM.lastIndex;
    const found = TERM.exec(pattern);
    if (found === null) {
      throw invalid(
        `the filter pattern ${pattern} is not played on this machine from ` +
          `${pattern.slice(at)} on: allowed are words, "phrases", ?either ?or, and { $.json = "x" }`,
      );
    }
    const [, mark, phrase, word = ''] = found;
    terms.push({
      isOptional: mark !== undefined,
      text: phrase?.replaceAll(/\\(.)/g, '$1') ?? word,
    });
  }
  return terms;
}

function isIn(message: string, { text }: Term): boolean {
  for (let at = message.indexOf(text); at >= 0; at = message.indexOf(text, at + 1)) {
    const end = at + text.length;
    if (!joins(message[at - 1], text[0]) && !joins(text.at(-1), message[end])) return true;
  }
  return false;
}

/** Whether two neighbours are of one word. */
const joins = (a = ' ', b = ' '): boolean => /\w/.test(a) && /\w/.test(b);
