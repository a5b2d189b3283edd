import type { Leased } from '../history.ts';

/**
 * Gives each text of a worker the first slots of its own that it can have been in. Asked in the
 * order of their beginnings; of slots that may be used for as long, the earliest is the one that
 * nobody after needs more.
 * @returns whether there were such, for a text that began then
 */
export function isInItsSlots(
  leases: readonly Leased[],
  slotGraceMs: number,
): (begunMs: number, parts: number) => boolean {
  const runs = leases
    .map(({ slots }): Run => {
      const graceMs = Math.max(slotGraceMs, slots.intervalMs) + TICK_MS;
      return { ...slots, nextMs: slots.firstMs, left: slots.parts, graceMs };
    })
    .toSorted((a, b) => a.firstMs - b.firstMs);
  let from = 0;
  return (begunMs, parts) => {
    while (from < runs.length && isSpent(runs[from], begunMs)) from += 1;
    for (let i = from; i < runs.length; i += 1) {
      const run = runs[i];
      if (run === undefined || run.firstMs > begunMs + TICK_MS) return false;
      skipLapsed(run, begunMs);
      if (run.left >= parts && run.nextMs <= begunMs + TICK_MS) {
        run.nextMs += parts * run.intervalMs;
        run.left -= parts;
        return true;
      }
    }
    return false;
  };
}

interface Run {
  readonly firstMs: number;
  readonly intervalMs: number;
  readonly graceMs: number;
  nextMs: number;
  left: number;
}

/** A clock of whole milliseconds says of a slot between two of them one or the other. */
const TICK_MS = 1;

const isSpent = (run: Run | undefined, begunMs: number): boolean =>
  run === undefined ||
  run.left === 0 ||
  run.nextMs + (run.left - 1) * run.intervalMs + run.graceMs < begunMs;

function skipLapsed(run: Run, begunMs: number): void {
  const lapsed = Math.ceil((begunMs - run.graceMs - run.nextMs) / run.intervalMs);
  const skipped = Math.min(run.left, Math.max(0, lapsed));
  run.nextMs += skipped * run.intervalMs;
  run.left -= skipped;
}
