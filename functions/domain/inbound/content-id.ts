import { hashOfLines } from '../hash-of-lines.ts';

/**
 * The id of a text whose carrier gives none: 32 hex digits of what is the same however often it is
 * handed over.
 * @param when as the carrier writes it
 */
export const contentId = (from: string, when: number, text: string): string =>
  hashOfLines(from, when, text);
