import type { Category } from '../../domain/kind.ts';
import {
  DEFAULT_PREFERENCES,
  type Hours,
  type Preferences,
  TIME_OF_DAY,
} from '../../domain/preferences.ts';
import type { Privacy } from '../../domain/privacy.ts';
import type { Profile } from '../../domain/profile.ts';
import { isTimeZone } from '../../domain/time-zone.ts';
import { type Item, numberOf, textOf } from '../table/item.ts';
import { readRing } from './ring.ts';

/** Never throws: what cannot be read counts as never written. */
export function readProfile(item: Item): Profile {
  const times: Partial<Record<(typeof TIMES)[number], number>> = {};
  for (const name of TIMES) {
    const atMs = numberOf(item, name);
    if (atMs !== undefined) times[name] = atMs;
  }
  const chosenAtMs = numberOf(item, 'chosenAtMs');
  return {
    ...times,
    ...(chosenAtMs === undefined
      ? {}
      : { chosen: { preferences: readPreferences(item), atMs: chosenAtMs } }),
    rings: { transactional: readRing(item, 't'), marketing: readRing(item, 'm') },
  };
}

const TIMES = [
  'givenAtMs',
  'refusedAtMs',
  'reassignedAtMs',
  'registeredAtMs',
  'activeAtMs',
  'unreachableAtMs',
  'failedAtMs',
  'goneAtMs',
  'deliveredAtMs',
] as const satisfies readonly (keyof Profile)[];

function readPreferences(item: Item): Preferences {
  const timeZone = textOf(item, 'timeZone');
  return {
    muted: (textOf(item, 'muted') ?? '').split(',').filter(isCategory),
    hours: readHours(textOf(item, 'hours')),
    ...(timeZone === undefined || !isTimeZone(timeZone) ? {} : { timeZone }),
    privacy: readPrivacy(textOf(item, 'privacy')),
    personalized: textOf(item, 'personalized') !== 'no',
  };
}

/** `09:00-21:00`. */
function readHours(text = ''): Hours | null {
  const [from = '', to = '', ...more] = text.split('-');
  const isWhole = [from, to].every((time) => TIME_OF_DAY.test(time)) && more.length === 0;
  return isWhole && from !== to ? { from, to } : null;
}

const readPrivacy = (text: string | undefined): Privacy =>
  PRIVACIES.find((each) => each === text) ?? DEFAULT_PREFERENCES.privacy;

const PRIVACIES: readonly Privacy[] = ['discreet', 'code', 'full'];

const isCategory = (name: string): name is Category => Object.hasOwn(CATEGORIES, name);

// A record, so that none can be forgotten.
const CATEGORIES: Readonly<Record<Category, true>> = {
  ...{ listing: true, pricing: true, sale: true, money: true, status: true, reply: true },
  ...{ views: true, tips: true, offers: true },
};
