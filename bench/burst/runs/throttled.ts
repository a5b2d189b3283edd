import type { Finding } from '../finding.ts';
import { createLedger } from '../ledger.ts';
import { countedIn, promisesOf } from '../promises.ts';
import { createWorld, type WorldOptions } from '../world.ts';

export interface ThrottledScale {
  readonly texts: number;
}

/** The carrier takes less than it is said to: three fifths, in any second. */
export async function throttledRun(
  options: WorldOptions,
  { texts }: ThrottledScale,
): Promise<readonly Finding[]> {
  const world = createWorld({ ...options, partsPerSecondMax: TAKEN });
  const ledger = createLedger(world);
  ledger.put({ name: 'sale', kind: 'ItemSold', count: texts, atMs: () => options.startMs });
  await world.time.run();
  const { accepted, refusedAtMs } = world.network;
  const seconds = ((accepted.at(-1)?.atMs ?? Number.NaN) - options.startMs) / 1_000;
  const run = 'throttled';
  const refusedShare = (100 * refusedAtMs.length) / accepted.length;
  return [
    ...promisesOf(run, world, ledger.outcomes()),
    { run, what: 'turned away, of those taken', measured: refusedShare, atMost: 20, unit: '%' },
    { run, what: 'the rate was halved', measured: countedIn(world, 'Slowed'), unit: '' },
    {
      ...{
        run,
        what: `all through after (at ${TAKEN} a second: ${Math.ceil(texts / TAKEN)} s)`,
        unit: 's',
      },
      ...{ measured: seconds, atMost: (2 * texts) / TAKEN },
    },
  ];
}

const TAKEN = 12;
