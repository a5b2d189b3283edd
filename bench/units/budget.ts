import type { Kind } from '../../functions/domain/kind.ts';

/** What something costs for one text, on the average of full batches. */
export interface Cost {
  readonly writeUnits: number;
  readonly readUnits: number;
  /** Of any AWS service, Publish included. */
  readonly calls: number;
}

/**
 * What a text of a kind may cost: its writes, one more where it marks its item, and a tenth for
 * what is done once a batch. Each write is a call, and Publish is one more.
 */
export function budgetOf({ lane, critical, supersedes }: Kind): Cost {
  const writes = writesOf(lane, critical) + (supersedes.length > 0 ? 1 : 0);
  return { writeUnits: writes + 0.15, readUnits: 1.1, calls: writes + 1.3 };
}

/** The claim; its settling; the place in the recipient's quota. See docs/adr/0002. */
function writesOf(lane: Kind['lane'], critical: boolean): number {
  if (lane === 'marketing') return 1;
  return critical ? 2 : 3;
}
