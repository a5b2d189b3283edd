/** What must not stand in the repository. */
export interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  /**
   * `code` without comments and what is quoted, of TypeScript and JavaScript; `text` as it is,
   * but for these rules, which name what they ban; `path` of a file.
   */
  readonly within: 'code' | 'text' | 'path';
  /** Patterns of `path.matchesGlob`. */
  readonly where: readonly string[];
  /** Files that may, each with its reason. One that no longer needs it is a finding. */
  readonly except: Readonly<Record<string, string>>;
  readonly instead: string;
  /** What the rule must find: the proof that it can. */
  readonly bad: readonly [path: string, text: string];
}
