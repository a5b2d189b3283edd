import type { TextFile } from './repository.ts';

/** Where a rule is broken, and what to do. */
export interface Finding {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly found: string;
  readonly rule: string;
  readonly instead: string;
}

/** One line, as it is read in a test's report. */
export const shown = ({ path, line, found, rule, instead }: Finding): string =>
  `${path}:${line} ${found} – ${rule}: ${instead}`;

/** The line in which a character stands, from 1. */
export const lineAt = ({ text }: TextFile, offset: number): number =>
  text.slice(0, offset).split('\n').length;
