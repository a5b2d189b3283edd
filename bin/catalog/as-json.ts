import { type ExampleEvent, exampleOf } from '../../functions/catalog/example.ts';
import type { Entry, Kind } from '../../functions/catalog/index.ts';
import { partsMaxOf } from '../../functions/domain/kind.ts';

/** An entry as `npm run catalog -- --json` gives it: in the form that the contract fixes. */
export interface CatalogEntry {
  readonly kind: string;
  /** None of a fact. */
  readonly lane: Entry['lane'];
  readonly category: string;
  readonly critical: boolean;
  readonly timing: Kind['timing'] | null;
  readonly freshnessSeconds: number | null;
  readonly supersedes: readonly string[];
  readonly asks: NonNullable<Kind['asks']> | null;
  /** How many it may take: none of a fact. */
  readonly parts: number;
  readonly example: ExampleEvent;
}

/** Every entry, with an example whose times count from `nowMs` and whose id no earlier one has. */
export const catalogAsJson = (entries: readonly Entry[], nowMs: number): readonly CatalogEntry[] =>
  entries.map((entry) => ({
    kind: entry.name,
    ...traitsOf(entry),
    example: exampleOf(entry, { eventId: `example-${entry.name}-${nowMs.toString(36)}`, nowMs }),
  }));

function traitsOf(entry: Entry): Omit<CatalogEntry, 'kind' | 'example'> {
  const { supersedes } = entry;
  if (entry.lane === null) return { ...OF_A_FACT, supersedes };
  const { lane, category, critical, timing, freshnessSeconds, asks = null } = entry;
  const parts = partsMaxOf(entry);
  return { lane, category, critical, timing, freshnessSeconds, supersedes, asks, parts };
}

const OF_A_FACT = {
  lane: null,
  category: 'fact',
  critical: false,
  timing: null,
  freshnessSeconds: null,
  asks: null,
  parts: 0,
} as const;
