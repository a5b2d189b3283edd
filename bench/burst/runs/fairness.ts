import { latencyOf } from '../figures.ts';
import type { Finding } from '../finding.ts';
import { createLedger, type Outcome } from '../ledger.ts';
import { paceCallsOf, promisesOf } from '../promises.ts';
import { createWorld, type World, type WorldOptions } from '../world.ts';

export interface FairnessScale {
  /** At once, and as many of others over a time in which the carrier could take twice as many. */
  readonly events: number;
}

/**
 * Sales of many recipients, ten a second; alone; with as many more at once, of recipients of their
 * own; with as many at once of one recipient; and with as many bids on one item.
 */
export async function fairnessRuns(
  options: WorldOptions,
  { events }: FairnessScale,
): Promise<readonly Finding[]> {
  const alone = await put(options, { sales: events });
  const spread = await put(options, { sales: events, many: { kind: 'ItemSold' } });
  const one = await put(options, { sales: events, many: { kind: 'ItemSold', phone: ONE } });
  const bids = { kind: 'BidPlaced', phone: ONE, code: '9999999' };
  const item = await put(options, { sales: events, many: bids });
  const lastMs = (all: Told) => all.world.network.accepted.at(-1)?.atMs ?? Number.NaN;
  const durationOf = (all: Told) => (lastMs(all) - options.startMs) / 1_000;
  const run = 'one recipient';
  return [
    othersOf('many at once', spread),
    ...promisesOf('many at once', spread.world, spread.outcomes),
    othersOf(run, one, latencyOf(spread.others).p99 * 1.05 + 1_000),
    {
      ...{ run, what: 'all through after', unit: 's' },
      ...{ measured: durationOf(one), atMost: durationOf(spread) * 1.1 + 5 },
    },
    { run, what: 'pace calls for one text', measured: paceCallsOf(one.world), atMost: 1, unit: '' },
    ...promisesOf(run, one.world, one.outcomes),
    othersOf('one item', item, latencyOf(alone.others).p99 + 1_000),
    { run: 'one item', what: 'texts about it', measured: item.toOne, atMost: 3, unit: '' },
    ...promisesOf('one item', item.world, item.others),
  ];
}

const ONE = '+8613911112222';

interface Told {
  readonly world: World;
  readonly outcomes: readonly Outcome[];
  /** Of those who have a recipient of their own. */
  readonly others: readonly Outcome[];
  readonly toOne: number;
}

interface Counts {
  readonly sales: number;
  readonly many?: { readonly kind: string; readonly phone?: string; readonly code?: string };
}

async function put(options: WorldOptions, { sales, many }: Counts): Promise<Told> {
  const world = createWorld(options);
  const { startMs } = options;
  const ledger = createLedger(world);
  const each = { kind: 'ItemSold', count: sales, atMs: (i: number) => startMs + i * 100 };
  ledger.put({ name: 'sale', ...each });
  if (many !== undefined) ledger.put({ name: 'many', count: sales, atMs: () => startMs, ...many });
  await world.time.run();
  const outcomes = ledger.outcomes();
  const others = outcomes.filter(({ flow }) => flow === 'sale');
  const toOne = world.network.accepted.filter(({ phone }) => phone === ONE).length;
  return { world, outcomes, others, toOne };
}

function othersOf(run: string, { others }: Told, atMostMs?: number): Finding {
  const measured = latencyOf(others).p99 / 1_000;
  const limit = atMostMs === undefined ? {} : { atMost: atMostMs / 1_000 };
  return { run, what: 'p99 of the others', measured, ...limit, unit: 's' };
}
