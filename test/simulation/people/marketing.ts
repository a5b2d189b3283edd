import { chanceFor } from './chance.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './durations.ts';
import type { Person } from './person.ts';
import type { Put } from './putting.ts';
import type { World } from './world.ts';

/** What the platform would like to sell them: about two in a week, sometimes too many in a day. */
export function tempt(world: World, person: Person, put: Put): void {
  const { seed, startMs } = world.options;
  const chance = chanceFor(seed, person.ordinal, 'marketing');
  for (let dayMs = startMs; dayMs < world.endMs; dayMs += DAY_MS) {
    if (!chance.happens(0.15)) continue;
    const count = chance.happens(0.35) ? chance.between(2, 3) : 1;
    let lastMs: number | undefined;
    for (let nth = 0; nth < count; nth += 1) {
      const type = chance.of(TYPES);
      // Some campaigns know nothing of each other, and are sent at one moment.
      const atMs = lastMs !== undefined && chance.happens(0.4) ? lastMs : dayMs + timeOfDay();
      lastMs = atMs;
      put(person, type, atMs, aboutOf(type, atMs));
    }
  }

  /** Some campaigns run at night, and must wait, or to the last moment of an evening. */
  function timeOfDay(): number {
    if (chance.happens(0.08)) return EVENING_MS - 3_500 + chance.whole(3_000);
    const hour = chance.happens(0.1) ? chance.between(0, 6) : chance.between(8, 20);
    return hour * HOUR_MS + chance.whole(50 * MINUTE_MS);
  }

  function aboutOf(type: string, atMs: number) {
    switch (type) {
      case 'NewSellerTip':
        return { fields: chance.happens(0.8) ? { tip: chance.of(TIPS) } : {} };
      case 'ItemsRecommended':
        return { fields: { itemCount: chance.between(2, 30) } };
      case 'ExclusivePresale':
        return { deadlineMs: atMs + chance.between(10, 46) * HOUR_MS };
      default:
        return {};
    }
  }
}

/** By the clock of the stage. */
const EVENING_MS = 22 * HOUR_MS;

const TYPES = ['NewSellerTip', 'WinBack', 'ExclusivePresale', 'ItemsRecommended'];
const TIPS = ['photos', 'pricing', 'condition', 'accessories', 'bids', 'payout'];
