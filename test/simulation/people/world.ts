import type { Happening, PopulationOptions } from '../population.ts';
import { chanceFor } from './chance.ts';
import { DAY_MS, HOUR_MS } from './durations.ts';
import type { Item } from './item.ts';
import { type Person, personOf } from './person.ts';

/** What everybody lives in, and what has been planned for them. */
export interface World {
  readonly options: PopulationOptions;
  readonly endMs: number;
  readonly people: readonly Person[];
  /** When the sale opens; undefined in a world of one day. */
  readonly saleAtMs: number | undefined;
  readonly planned: Planned[];
  /** Those that are meant to be valid and that somebody may act on, by their `eventId`. */
  readonly known: Map<string, KnownEvent>;
  readonly goods: Map<number, Good[]>;
}

export interface Planned {
  /** The ordinal of whom it happens to, or who does it. */
  readonly of: number;
  /** Whether the platform made no mistake. */
  readonly isMeantToBeValid: boolean;
  readonly happening: Happening;
}

interface KnownEvent {
  readonly of: number;
  readonly item: Item | undefined;
  /** Until when it can be answered or acted on. */
  readonly untilMs: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What a seller has with the platform from then on. */
interface Good {
  readonly item: Item;
  readonly fromMs: number;
}

export function newWorld(options: PopulationOptions): World {
  const { seed, startMs, days, users } = options;
  const chance = chanceFor(seed, -1, 'world');
  const saleHour = chance.of([10, 12, 18, 20]);
  return {
    options,
    endMs: startMs + days * DAY_MS,
    people: Array.from({ length: users }, (_, ordinal) => personOf(seed, ordinal)),
    saleAtMs:
      days < 2 ? undefined : startMs + chance.between(1, days - 1) * DAY_MS + saleHour * HOUR_MS,
    planned: [],
    known: new Map(),
    goods: new Map(),
  };
}
