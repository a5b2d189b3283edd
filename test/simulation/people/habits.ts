import { chanceFor } from './chance.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './durations.ts';
import type { Person } from './person.ts';
import type { Put } from './putting.ts';
import { onceAwake } from './rhythm.ts';
import type { World } from './world.ts';

/** What the platform notices about them, whatever they sell: nobody is told of it. */
export function habits(world: World, person: Person, put: Put): void {
  const { seed, startMs } = world.options;
  const chance = chanceFor(seed, person.ordinal, 'habits');
  const anyTime = (dayMs: number) =>
    onceAwake(chance, startMs, person, dayMs + chance.whole(DAY_MS));
  if (chance.happens(0.25)) put(person, 'UserRegistered', startMs + chance.whole(MINUTE_MS));
  for (let dayMs = startMs; dayMs < world.endMs; dayMs += DAY_MS) {
    if (chance.happens(0.25 * person.activity)) put(person, 'UserActive', anyTime(dayMs));
    if (chance.happens(0.02)) {
      put(person, 'UserTierChanged', anyTime(dayMs), {
        fields: { tier: chance.of(['silver', 'gold', 'diamond']) },
      });
    }
    if (chance.happens(0.004)) handOver(anyTime(dayMs));
  }

  /** Their number is somebody else's from then on, who may register with it. */
  function handOver(atMs: number): void {
    put(person, 'PhoneReassigned', atMs);
    if (chance.happens(0.5)) return;
    const registeredAtMs = atMs + chance.between(SECOND_MS, DAY_MS);
    put(person, 'UserRegistered', registeredAtMs);
    put(person, 'ConsentGiven', registeredAtMs + chance.whole(HOUR_MS));
  }
}
