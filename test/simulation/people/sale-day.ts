import { chanceFor } from './chance.ts';
import { instant } from './detail.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './durations.ts';
import type { Person } from './person.ts';
import type { Put } from './putting.ts';
import type { World } from './world.ts';

/**
 * A sale that everybody hears of within ten minutes. What is on offer then is bid for and sold in
 * the same minutes: see `auction`.
 */
export function hearOfSale(world: World, person: Person, put: Put): void {
  const { saleAtMs } = world;
  if (saleAtMs === undefined) return;
  const chance = chanceFor(world.options.seed, person.ordinal, 'sale');
  const type = chance.happens(0.5) ? 'ExclusivePresale' : 'ItemsRecommended';
  const atMs = saleAtMs + chance.whole(10 * MINUTE_MS);
  put(person, type, atMs, {
    ...(type === 'ExclusivePresale'
      ? { deadlineMs: saleAtMs + DAY_MS }
      : { fields: { itemCount: chance.between(5, 99) } }),
  });
  // Who comes to buy pays at once.
  if (chance.happens(0.15)) put(person, 'UserActive', atMs + chance.whole(20 * MINUTE_MS));
}

/** It is planned of as a campaign, about nobody. */
export function launchSale(world: World): void {
  const { saleAtMs, people, planned } = world;
  const [first] = people;
  if (saleAtMs === undefined || first === undefined) return;
  const atMs = saleAtMs - HOUR_MS;
  const detail = {
    eventId: 'evt-campaign',
    occurredAt: instant(first, atMs),
    campaignId: `sale-${world.options.seed}`,
  };
  planned.push({
    ...{ of: first.ordinal, isMeantToBeValid: true },
    happening: { is: 'event', isValid: true, atMs, type: 'CampaignLaunched', detail },
  });
}
