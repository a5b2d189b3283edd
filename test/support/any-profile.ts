import fc from 'fast-check';
import type { Category } from '../../functions/domain/kind.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../functions/domain/preferences.ts';
import type { Profile } from '../../functions/domain/profile.ts';
import type { Ring } from '../../functions/domain/quota.ts';
import { NOON_MS } from './an-event.ts';

const HOUR_MS = 3_600_000;

/** Within three days of noon, in whole hours: few enough that many fall together. */
export const ANY_TIME: fc.Arbitrary<number> = fc
  .integer({ min: -72, max: 72 })
  .map((hours) => NOON_MS + hours * HOUR_MS);

const CATEGORIES: readonly Category[] = [
  ...(['listing', 'pricing', 'sale', 'money', 'status', 'reply'] as const),
  ...(['views', 'tips', 'offers'] as const),
];

const ANY_PREFERENCES: fc.Arbitrary<Preferences> = fc
  .record(
    {
      // Critical ones as well: what is stored may be older than today's rules.
      muted: fc.subarray([...CATEGORIES]),
      hours: fc.constantFrom(null, { from: '09:00', to: '21:00' }, { from: '22:00', to: '08:00' }),
      timeZone: fc.constantFrom('Asia/Shanghai', 'America/New_York'),
      privacy: fc.constantFrom('discreet', 'code', 'full'),
      personalized: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .map((chosen) => ({ ...DEFAULT_PREFERENCES, ...chosen }));

/** @param hashes of which some may be remembered; one that is given back is among them anyway */
const anyRing = (hashes: readonly string[]): fc.Arbitrary<Ring> =>
  fc
    .array(fc.record({ atMs: ANY_TIME, hash: fc.constantFrom('', 'other', ...hashes) }), {
      maxLength: 5,
    })
    .map((entries) =>
      entries
        .toSorted((a, b) => b.atMs - a.atMs)
        .map((entry) => ({ ...entry, record: 'm-0', token: '00000000' })),
    );

export const anyProfile = (hashes: readonly string[] = []): fc.Arbitrary<Profile> =>
  fc.record(
    {
      givenAtMs: ANY_TIME,
      refusedAtMs: ANY_TIME,
      reassignedAtMs: ANY_TIME,
      registeredAtMs: ANY_TIME,
      ...{ activeAtMs: ANY_TIME, failedAtMs: ANY_TIME, goneAtMs: ANY_TIME },
      ...{ deliveredAtMs: ANY_TIME, unreachableAtMs: ANY_TIME },
      chosen: fc.record({ preferences: ANY_PREFERENCES, atMs: ANY_TIME }),
      rings: fc.record({ transactional: anyRing(hashes), marketing: anyRing(hashes) }),
    },
    { requiredKeys: ['rings'] },
  );
