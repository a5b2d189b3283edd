import { parseMarkdown } from './markdown.ts';
import type { TextFile } from './repository.ts';

/** The bones of a text: two languages of one README have the same. */
export function bonesOf(file: TextFile) {
  const { headings, fences, tableRows } = parseMarkdown(file);
  return { headings: headings.map(({ level }) => '#'.repeat(level)), fences, tableRows };
}
