import type { PopulationOptions } from '../population.ts';
import { chanceFor } from './chance.ts';
import { choices } from './choices.ts';
import { consents } from './consent.ts';
import { keepOnOffer } from './consignment.ts';
import { DAY_MS, HOUR_MS } from './durations.ts';
import { habits } from './habits.ts';
import { liveItem } from './item-life.ts';
import type { Seller } from './life.ts';
import { tempt } from './marketing.ts';
import type { Person } from './person.ts';
import { putting } from './putting.ts';
import { inWorkingHours } from './rhythm.ts';
import { rushes } from './rush.ts';
import { hearOfSale, launchSale } from './sale-day.ts';
import { looksOf } from './views.ts';
import { newWorld, type World } from './world.ts';
import { writesUnasked } from './writing.ts';

/** A world with all that happens in it whatever is texted, in the order of time. */
export function plannedWorld(options: PopulationOptions): World {
  const world = newWorld(options);
  launchSale(world);
  for (const person of world.people) plan(world, person);
  world.planned.sort((a, b) => a.happening.atMs - b.happening.atMs);
  return world;
}

function plan(world: World, person: Person): void {
  const put = putting(world, person);
  consents(world, person, put);
  choices(world, person);
  habits(world, person, put);
  hearOfSale(world, person, put);
  tempt(world, person, put);
  writesUnasked(world, person);
  const chance = chanceFor(world.options.seed, person.ordinal, 'seller');
  sell({ world, person, chance, put, offers: [], items: 0 });
}

function sell(seller: Seller): void {
  const { world, person, chance } = seller;
  const { startMs } = world.options;
  keepOnOffer(seller);
  rushes(seller);
  // Some came in before: they are on their way when the run begins.
  for (let dayMs = startMs - 4 * DAY_MS; dayMs < world.endMs; dayMs += DAY_MS) {
    if (!chance.happens(CONSIGNS * person.activity)) continue;
    const atMs = inWorkingHours(chance, startMs, dayMs + chance.between(8, 20) * HOUR_MS);
    const count = chance.happens(0.3) ? 2 : 1;
    for (let nth = 0; nth < count; nth += 1) liveItem(seller, atMs + nth * HOUR_MS);
  }
  looksOf(seller);
}

const CONSIGNS = 0.14;
