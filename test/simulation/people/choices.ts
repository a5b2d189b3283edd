import { type Chance, chanceFor } from './chance.ts';
import { DAY_MS, MINUTE_MS } from './durations.ts';
import type { Person } from './person.ts';
import { onceAwake } from './rhythm.ts';
import type { World } from './world.ts';

type Change = Readonly<Record<string, unknown>>;

/** What they choose in the app, most of them nothing. */
export function choices(world: World, person: Person): void {
  const { seed, startMs } = world.options;
  const chance = chanceFor(seed, person.ordinal, 'choices');
  const atFirst = firstChange(chance, person);
  if (Object.keys(atFirst).length > 0) choose(startMs + chance.whole(MINUTE_MS), atFirst);
  for (let dayMs = startMs; dayMs < world.endMs; dayMs += DAY_MS) {
    if (!chance.happens(0.035)) continue;
    choose(onceAwake(chance, startMs, person, dayMs + chance.whole(DAY_MS)), chance.of(LATER));
  }

  function choose(atMs: number, change: Change): void {
    if (atMs >= world.endMs) return;
    const { phone, ordinal } = person;
    world.planned.push({
      ...{ of: ordinal, isMeantToBeValid: true },
      happening: { is: 'preferences', atMs, phone, change },
    });
  }
}

function firstChange(chance: Chance, { timeZone }: Person): Change {
  return {
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(chance.happens(0.18) ? { hours: chance.of(HOURS) } : {}),
    ...(chance.happens(0.1) ? { muted: chance.of(MUTED) } : {}),
    ...(chance.happens(0.12) ? { privacy: chance.of(['code', 'full']) } : {}),
    ...(chance.happens(0.05) ? { personalized: false } : {}),
  };
}

/** Whole days, workers at night, and an hour at noon. */
const HOURS = [
  { from: '08:00', to: '22:00' },
  { from: '07:30', to: '23:00' },
  { from: '09:00', to: '00:30' },
  { from: '20:00', to: '06:00' },
  { from: '12:00', to: '13:00' },
];

const MUTED = [['tips'], ['offers'], ['offers', 'tips'], ['views'], ['listing'], ['status']];

/** On the way people also change back. */
const LATER: readonly Change[] = [
  ...HOURS.map((hours) => ({ hours })),
  { hours: null },
  { hours: null, muted: [] },
  { muted: [] },
  { muted: ['tips'] },
  { muted: ['views', 'offers'] },
  { muted: ['pricing'] },
  { timeZone: 'Asia/Urumqi' },
  { timeZone: 'Europe/Berlin' },
  { timeZone: 'America/New_York' },
  { privacy: 'discreet' },
  { privacy: 'full' },
  { marketing: 'opted-out' },
  { marketing: 'opted-out' },
  { marketing: 'opted-in' },
  { marketing: 'opted-in', personalized: true },
];
