import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type ExampleEvent, exampleOf } from '../functions/catalog/example.ts';
import { ENTRIES } from '../functions/catalog/index.ts';
import type { LocalCloud } from '../local/start.ts';
import type { Platform } from './platform.ts';

interface Scene {
  readonly at: string;
  readonly what: string;
  /** Of the catalog, or not. */
  readonly kind: string;
  readonly eventId: string;
  readonly changes?: Readonly<Record<string, unknown>>;
}

const BAG = { id: 'item-5512', code: '5512', category: '手袋', version: 1 };

const DAY: readonly Scene[] = [
  {
    at: '09:00',
    what: 'the seller agrees to marketing texts: without it none would come',
    kind: 'ConsentGiven',
    eventId: 'consent-1',
  },
  { at: '09:12', what: 'somebody looks at the bag', kind: 'ItemViewed', eventId: 'view-1' },
  {
    at: '11:40',
    what: 'the first bid',
    kind: 'BidPlaced',
    eventId: 'bid-1',
    changes: { bidFen: 1_500_000 },
  },
  {
    at: '11:41',
    what: 'the platform puts the same bid again: the phone stays silent',
    kind: 'BidPlaced',
    eventId: 'bid-1',
    changes: { bidFen: 1_500_000 },
  },
  {
    at: '14:05',
    what: 'a better bid',
    kind: 'BidPlaced',
    eventId: 'bid-2',
    changes: { bidFen: 1_580_000 },
  },
  {
    at: '16:20',
    what: 'a kind that nobody knows, misspelt: it waits on the undeliverable queue',
    kind: 'ItemSolt',
    eventId: 'typo-1',
  },
  {
    at: '19:30',
    what: 'sold',
    kind: 'ItemSold',
    eventId: 'sale-1',
    changes: { item: { ...BAG, priceFen: 1_580_000 } },
  },
];

/**
 * A day of one bag, some seconds long. Each scene is told before it happens; all happen at the hour
 * that the cloud's clock says, at which marketing may have to wait for the morning.
 */
export async function playDay(
  platform: Platform,
  cloud: Pick<LocalCloud, 'nowMs' | 'travel'>,
  tell: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  // New ids for every run: a machine that remembers the last one would keep still.
  const run = randomUUID();
  for (const scene of DAY) {
    tell(`\n${scene.at}  ${scene.what}`);
    await platform.put(eventOf(scene, run, cloud.nowMs()));
    // A view must not overtake the consent that it needs, on however slow a machine.
    await Promise.all([cloud.travel(0), wait(SCENE_MS, undefined, { signal })]);
  }
  tell('\nThat was its day. The phone and the bus stay open: ring them yourself.\n');
}

const SCENE_MS = 1_000;

function eventOf({ kind, eventId, changes }: Scene, run: string, nowMs: number): ExampleEvent {
  const known = ENTRIES.find(({ name }) => name === kind) ?? ENTRIES[0];
  if (known === undefined) throw new Error('the catalog is empty');
  const at = { eventId: `${eventId}-${run}`, nowMs };
  return { ...exampleOf(known, at, { item: BAG, ...changes }), 'detail-type': kind };
}
