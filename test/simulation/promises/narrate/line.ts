/** Something that happened. */
export interface Line {
  readonly atMs: number;
  readonly says: string;
}

/** None where it never happened. */
export const lineAt = (atMs: number | undefined, says: string): readonly Line[] =>
  atMs === undefined ? [] : [{ atMs, says }];

/** By its first digits. */
export const short = (id: string): string => id.slice(0, 8);

export const listed = (ids: readonly string[]): string =>
  ids.length > NAMED_MAX
    ? `${ids.slice(0, NAMED_MAX).join(', ')} and ${ids.length - NAMED_MAX} more`
    : ids.join(', ');

const NAMED_MAX = 3;
