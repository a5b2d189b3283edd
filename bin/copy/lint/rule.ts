import type { Draft } from './draft.ts';

/** What a text must keep to be filed and sent. */
export interface Rule {
  readonly name: string;
  /** The requirement in one sentence, with its source. */
  readonly says: string;
  /** The characters or words that break it; none where it is kept. */
  find(draft: Draft): readonly string[];
  /** What is wrong with them, where to quote them is not enough. */
  tells?(offending: string): string;
}
