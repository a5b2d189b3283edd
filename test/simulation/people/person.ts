import type { Happening } from '../population.ts';
import { chanceFor } from './chance.ts';
import { HOUR_MS } from './durations.ts';

type Format = Extract<Happening, { is: 'reply' }>['format'];

/** Somebody with a phone. */
export interface Person {
  readonly ordinal: number;
  /** In E.164. */
  readonly phone: string;
  /** As the platform writes them into its events. */
  readonly asSeller: Recipient;
  readonly asBuyer: Recipient;
  /** About 1; from below a half to above two. */
  readonly activity: number;
  /** By the clock of the stage's zone, in ms from midnight; wakes before falling asleep. */
  readonly wakesMs: number;
  readonly sleepsMs: number;
  /** Where they live far away, the IANA name of their zone. */
  readonly timeZone: string | undefined;
  /** In which their carrier hands on what they write. */
  readonly format: Format;
}

interface Recipient {
  readonly phone: string;
  readonly userId: string;
  readonly role: 'seller' | 'buyer';
}

export function personOf(seed: number, ordinal: number): Person {
  const chance = chanceFor(seed, ordinal, 'person');
  const isAbroad = chance.happens(0.06);
  const phone = isAbroad ? phoneAbroad(ordinal) : phoneAtHome(ordinal);
  const userId = `u-${ordinal}`;
  const [timeZone, shiftMs] = chance.happens(0.08) ? chance.of(FAR_AWAY) : [undefined, 0];
  const wakesMs = chance.between(6 * 4, 10 * 4) * (HOUR_MS / 4) + shiftMs;
  return {
    ordinal,
    phone,
    asSeller: { phone, userId, role: 'seller' },
    asBuyer: { phone, userId, role: 'buyer' },
    activity: 0.5 + chance.next() + (chance.happens(0.1) ? 1 : 0),
    wakesMs,
    sleepsMs: wakesMs + chance.between(14 * 4, 17 * 4) * (HOUR_MS / 4),
    timeZone,
    format: chance.of(isAbroad ? ['generic', 'aws'] : ['generic', 'aws', 'aliyun', 'tencent']),
  };
}

/** How much later than in China the sun rises, about. */
const FAR_AWAY: readonly (readonly [string, number])[] = [
  ['Asia/Urumqi', 2 * HOUR_MS],
  ['America/New_York', 13 * HOUR_MS],
  ['Europe/Berlin', 7 * HOUR_MS],
];

const PREFIXES = ['138', '139', '150', '158', '176', '186', '199'];

const phoneAtHome = (ordinal: number): string =>
  `+86${PREFIXES[ordinal % PREFIXES.length]}${10_000_000 + ordinal * 37}`;

/** Hong Kong's and Singapore's. */
const phoneAbroad = (ordinal: number): string =>
  ordinal % 2 === 0 ? `+8526${1_000_000 + ordinal * 13}` : `+659${1_000_000 + ordinal * 13}`;
