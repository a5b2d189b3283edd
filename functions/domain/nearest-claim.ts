import type { Ring, RingEntry } from './quota.ts';

export interface Nearness {
  /** How far the carrier's clock may be behind ours. */
  readonly skewMs: number;
  /** How long after its claim a text is published at the latest. */
  readonly withinMs: number;
}

/**
 * The claim of a text that was published then; undefined where none is near. Of what was given back
 * nothing was published.
 * @param ring newest first
 */
export const nearestClaim = (
  ring: Ring,
  sentAtMs: number,
  { skewMs, withinMs }: Nearness,
): RingEntry | undefined =>
  ring.find(
    ({ atMs, hash }) => hash !== '' && atMs <= sentAtMs + skewMs && atMs >= sentAtMs - withinMs,
  );
