/** A frequency cap: at most `cap` texts to one recipient in any `windowSeconds`. */
export interface Window {
  readonly cap: number;
  readonly windowSeconds: number;
}

/** A claim that the ring remembers. */
export interface RingEntry {
  readonly atMs: number;
  /** The first hex digits of the notification's id; empty where the claim was given back. */
  readonly hash: string;
  /** The record for which it was made, so that a record which comes again is known. */
  readonly record: string;
  /** Which attempt made it, so that a claim whose answer was lost is known as one's own. */
  readonly token: string;
}

/** Whether it is of the notification of that `ringHash`. */
export const isEntryOf = (entry: RingEntry | undefined, hash: string): boolean =>
  entry !== undefined && entry.hash !== '' && hash.startsWith(entry.hash);

/** Newest first, at most `ringLength` entries. */
export type Ring = readonly RingEntry[];

export const ringHash = (notificationId: string): string => notificationId.slice(0, 16);

/**
 * How many claims a recipient's ring must hold: as many as can be granted while the oldest of them
 * could still come again, and as many as the largest cap, to see that it is used up. One more, so
 * that a claim that was given back has not pushed out an entry that still counts.
 * @param memorySeconds the longest time between two claims for one notification; a window's ends
 *   both count, so a time of exactly one window sees two caps
 */
export const ringLength = (windows: readonly Window[], memorySeconds: number): number => {
  const claims = windows.map((w) => w.cap * (Math.floor(memorySeconds / w.windowSeconds) + 1));
  return 1 + Math.max(Math.min(...claims), ...windows.map(({ cap }) => cap));
};

/** Beyond it the claim's expression would near the 4 KB that DynamoDB takes. */
export const RING_MAX = 48;

/** What the ring says to one more claim. */
export type RingVerdict =
  | { readonly answer: 'room' }
  | { readonly answer: 'remembered'; readonly entry: RingEntry }
  | { readonly answer: 'full'; readonly untilMs: number };

/** The rule that the claim's condition states in DynamoDB's words. */
export function consult(
  ring: Ring,
  hash: string,
  windows: readonly Window[],
  nowMs: number,
): RingVerdict {
  const known = ring.find((entry) => isEntryOf(entry, hash));
  if (known !== undefined) return { answer: 'remembered', entry: known };
  const frees = windows.map(({ cap, windowSeconds }) => {
    const oldestThatCounts = ring[cap - 1];
    return oldestThatCounts === undefined
      ? -Infinity
      : oldestThatCounts.atMs + windowSeconds * 1000;
  });
  const untilMs = Math.max(...frees);
  return untilMs <= nowMs ? { answer: 'room' } : { answer: 'full', untilMs };
}
