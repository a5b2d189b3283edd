import { type Chance, chanceFor } from './chance.ts';
import { type About, detailOf } from './detail.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './durations.ts';
import { misused } from './misuse.ts';
import type { Person } from './person.ts';
import type { World } from './world.ts';

/** Has the platform put an event about something that happens then; not before or after the run. */
export type Put = (to: Person, type: string, occursAtMs: number, about?: About) => void;

/** @param of whose story it is: events to others are numbered by it too */
export function putting(world: World, of: Person): Put {
  const { seed, startMs } = world.options;
  const chance = chanceFor(seed, of.ordinal, 'put');
  let count = 0;
  return (to, type, occursAtMs, about = {}) => {
    const atMs = occursAtMs + delayMs(chance, type);
    if (occursAtMs < startMs || atMs >= world.endMs) return;
    count += 1;
    const eventId = `evt-${of.ordinal}-${count}`;
    const occurredAtMs = occursAtMs + (chance.happens(0.1) ? chance.between(-2_500, 2_500) : 0);
    const detail = detailOf(eventId, type, to, occurredAtMs, about);
    const written = misused(chance, type, detail);
    const { isMeantToBeValid } = written;
    world.planned.push({
      ...{ of: to.ordinal, isMeantToBeValid },
      happening: {
        ...{ is: 'event', atMs, type: written.type, detail: written.detail },
        isValid: isMeantToBeValid,
      },
    });
    if (isMeantToBeValid && ACTED_ON.has(type)) {
      const { item, fields = {}, deadlineMs } = about;
      const untilMs = about.untilMs ?? deadlineMs ?? occursAtMs + 3 * DAY_MS;
      world.known.set(eventId, { of: to.ordinal, item, untilMs, fields });
    }
  };
}

const ACTED_ON: ReadonlySet<string> = new Set([
  ...['PriceProposed', 'ConsignmentExpiring', 'BidPlaced', 'ItemSold', 'PayoutConfirmationDue'],
]);

/** From occurring to being put: a moment, now and then minutes, and hours where something hung. */
function delayMs(chance: Chance, type: string): number {
  const dice = chance.next();
  if (dice < 0.004) return chance.between(HOUR_MS, 5 * HOUR_MS);
  if (dice < 0.024) return chance.between(MINUTE_MS, 40 * MINUTE_MS);
  const soonMs = chance.between(100, 3 * SECOND_MS);
  // All that were counted go in one call.
  return type === 'ItemViewed' ? 0 : soonMs;
}
