import { latencyOf } from '../figures.ts';
import type { Finding } from '../finding.ts';
import { createLedger, type Outcome } from '../ledger.ts';
import { countedIn, paceCallsOf, promisesOf } from '../promises.ts';
import { createWorld, type World, type WorldOptions } from '../world.ts';

export interface FloodScale {
  readonly marketing: number;
  readonly transactional: number;
  /** Of a trickle of one transactional event a second: behind the sales, and after them. */
  readonly trickleSeconds: number;
}

/**
 * A trickle of sales' payments: alone; behind many sales that happen at once; and behind the same
 * with a flood of marketing.
 */
export async function floodRuns(
  options: WorldOptions,
  { marketing, transactional, trickleSeconds }: FloodScale,
): Promise<readonly Finding[]> {
  const salesSeconds = Math.ceil((transactional / PARTS_PER_SECOND) * 1.2) + 10;
  const trickle = trickleSeconds + salesSeconds;
  const alone = await put(options, { marketing: 0, transactional: 0, trickle });
  const sales = await put(options, { marketing: 0, transactional, trickle });
  const flood = await put(options, { marketing, transactional, trickle });
  const early = ({ payments }: Told) => payments.slice(0, trickleSeconds);
  const late = ({ payments }: Told) => payments.slice(-trickleSeconds);
  return [
    ...latencies('trickle', 'trickle', late(alone)),
    ...promisesOf('trickle', alone.world, alone.outcomes),
    ...latencies('sales', 'trickle behind the sales', early(sales)),
    ...promisesOf('sales', sales.world, sales.outcomes),
    ...latencies('flood', 'trickle behind the sales', early(flood), early(sales)),
    ...latencies('flood', 'trickle after the sales', late(flood), late(alone)),
    ...promisesOf('flood', flood.world, flood.outcomes),
    ...drained(flood),
  ];
}

/** What the sales are through by, and some more. */
const PARTS_PER_SECOND = 20;

interface Told {
  readonly world: World;
  readonly outcomes: readonly Outcome[];
  readonly payments: readonly Outcome[];
}

interface Counts {
  readonly marketing: number;
  readonly transactional: number;
  readonly trickle: number;
}

async function put(options: WorldOptions, counts: Counts): Promise<Told> {
  const world = createWorld(options);
  const { startMs } = options;
  const ledger = createLedger(world);
  // Each second at another moment, and the same moments in every run.
  const atMs = (i: number) => startMs + i * 1_000 + ((i * 617) % 1_000);
  const [payment, atOnce] = ['payment', { atMs: () => startMs }];
  ledger.put({ name: payment, kind: 'PaymentReceived', count: counts.trickle, atMs });
  ledger.put({ name: 'sale', kind: 'ItemSold', count: counts.transactional, ...atOnce });
  ledger.put({ name: 'winback', kind: 'WinBack', count: counts.marketing, ...atOnce });
  await world.time.run();
  const outcomes = ledger.outcomes();
  return { world, outcomes, payments: outcomes.filter(({ flow }) => flow === payment) };
}

/** @param without the flood, which by promise adds its wait at most */
function latencies(
  run: string,
  what: string,
  trickle: readonly Outcome[],
  without?: readonly Outcome[],
): readonly Finding[] {
  const { p50, p99, max } = latencyOf(trickle);
  const row = (name: string, ms: number): Finding => ({
    ...{ run, what: `${what}: ${name}`, measured: ms / 1_000, unit: 's' },
  });
  const limit =
    without === undefined ? {} : { atMost: (latencyOf(without).p99 + FLOOD_ADDS_MS) / 1_000 };
  return [row('p50', p50), { ...row('p99', p99), ...limit }, row('max', max)];
}

/** `marketingWaitSeconds`. */
const FLOOD_ADDS_MS = 1_000;

function drained({ world }: Told): readonly Finding[] {
  const { accepted } = world.network;
  const parts = accepted.reduce((sum, text) => sum + text.parts, 0);
  const lastMs = accepted.at(-1)?.atMs ?? Number.NaN;
  const floorSeconds = parts / world.settings.partsPerSecond;
  const run = 'flood';
  return [
    {
      ...{ run, what: `all through after (parts ÷ rate: ${floorSeconds} s)`, unit: 's' },
      ...{ measured: (lastMs - world.startMs) / 1_000, atMost: floorSeconds * 1.03 },
    },
    { run, what: 'put back, pace', measured: countedIn(world, 'Deferred', 'pace'), unit: '' },
    { run, what: 'pace calls for one text', measured: paceCallsOf(world), atMost: 0.2, unit: '' },
  ];
}
