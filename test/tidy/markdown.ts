import type { TextFile } from './repository.ts';

export interface Heading {
  readonly level: number;
  readonly text: string;
}

/** What a Markdown file consists of, as far as rules look at it. */
export interface Markdown {
  readonly headings: readonly Heading[];
  /** The language of each block of code, empty where it names none. */
  readonly fences: readonly string[];
  readonly tableRows: number;
  /** With the blocks of code blanked out, so that lines keep their numbers. */
  readonly prose: string;
}

export function parseMarkdown({ text }: TextFile): Markdown {
  const fences: string[] = [];
  let isOpen = false;
  const lines = text.split('\n').map((line) => {
    const fence = /^\s*```(.*)$/.exec(line);
    if (fence === null) return isOpen ? '' : line;
    if (!isOpen) fences.push(fence[1]?.trim() ?? '');
    isOpen = !isOpen;
    return '';
  });
  return {
    headings: lines.flatMap((line): readonly Heading[] => {
      const [, marks = '', heading = ''] = /^(#{1,6}) +(.+)$/.exec(line) ?? [];
      return marks === '' ? [] : [{ level: marks.length, text: heading.trim() }];
    }),
    fences,
    tableRows: lines.filter((line) => /^\s*\|/.test(line)).length,
    prose: lines.join('\n'),
  };
}

/** The anchors that GitHub gives to headings: the same text twice is numbered. */
export function anchorsOf(headings: readonly Heading[]): readonly string[] {
  const seen = new Map<string, number>();
  return headings.map(({ text }) => {
    const slug = text
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    const before = seen.get(slug) ?? 0;
    seen.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${before}`;
  });
}
