import type { Chance } from './chance.ts';
import { chanceFor } from './chance.ts';
import { DAY_MS, HOUR_MS, SECOND_MS } from './durations.ts';
import type { Person } from './person.ts';
import type { Put } from './putting.ts';
import type { World } from './world.ts';

/** Whether and when they want marketing, as they say it in the app. */
export function consents(world: World, person: Person, put: Put): void {
  const chance = chanceFor(world.options.seed, person.ordinal, 'consent');
  const { startMs } = world.options;
  const dice = chance.next();
  if (dice < 0.06) return;
  const isLate = dice < 0.12;
  const givenAtMs = isLate
    ? startMs + chance.between(HOUR_MS, 3 * DAY_MS)
    : startMs + chance.whole(20 * SECOND_MS);
  put(person, 'ConsentGiven', givenAtMs, via(chance));
  if (dice > 0.2) return;
  const withdrawnAtMs = givenAtMs + chance.between(HOUR_MS, world.endMs - startMs);
  put(person, 'ConsentWithdrawn', withdrawnAtMs, via(chance));
  if (!chance.happens(0.8)) return;
  const againAtMs = withdrawnAtMs + chance.between(SECOND_MS, 2 * DAY_MS);
  put(person, 'ConsentGiven', againAtMs, via(chance));
}

const via = (chance: Chance) =>
  chance.happens(0.8) ? { fields: { via: chance.of(['app-settings', 'sign-up', 'hotline']) } } : {};
