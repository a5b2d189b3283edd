import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMark } from '../../functions/adapters/recipients/mark-item.ts';
import { readProfile } from '../../functions/adapters/recipients/profile-item.ts';
import type { Item } from '../../functions/adapters/table/item.ts';
import { DEFAULT_PREFERENCES } from '../../functions/domain/preferences.ts';
import { NEW_PROFILE } from '../../functions/domain/profile.ts';
import { NOON_MS } from '../support/an-event.ts';

const AT = { N: String(NOON_MS) };

const preferences = (stored: Readonly<Record<string, string>>) => {
  const attributes = Object.entries(stored).map(([name, text]) => [name, { S: text }]);
  return readProfile({ chosenAtMs: AT, ...Object.fromEntries(attributes) }).chosen?.preferences;
};

describe('a stored profile', () => {
  it('shows what was chosen', () => {
    const stored = { muted: 'views,tips', hours: '22:00-08:00', timeZone: 'Asia/Tokyo' };
    expect(preferences({ ...stored, privacy: 'full', personalized: 'no' })).toEqual({
      muted: ['views', 'tips'],
      hours: { from: '22:00', to: '08:00' },
      timeZone: 'Asia/Tokyo',
      privacy: 'full',
      personalized: false,
    });
  });

  it('shows nothing chosen before anything was', () => {
    expect(readProfile({ muted: { S: 'views' } })).toEqual(NEW_PROFILE);
  });

  it.each([
    { muted: '' },
    { muted: 'gossip,VIEWS,constructor' },
    { hours: '9:00-21:00' },
    { hours: '09:00-24:00' },
    { hours: '09:00-09:00' },
    { hours: '09:00-21:00-22:00' },
    { timeZone: 'Asia/Atlantis' },
    { timeZone: '+08:00' },
    { privacy: 'none' },
    { personalized: 'yes' },
  ])('falls back to the default for %o', (stored) => {
    expect(preferences(stored)).toEqual(DEFAULT_PREFERENCES);
  });

  it('remembers of its rings what was claimed, and where something was given back', () => {
    const { rings } = readProfile({
      ...{ ma0: AT, mh0: { S: '0123456789abcdefeeeeee777777' } },
      ...{ ma1: { N: '5' }, mh1: { S: '-' }, ma2: { N: '0' }, mh2: { S: '-' } },
      ...{ ta0: AT, th0: { S: '0123456789abcdef' }, ta1: { N: '0' }, th1: { S: '-' } },
    });
    expect(rings).toEqual({
      marketing: [
        { atMs: NOON_MS, hash: '0123456789abcdef', record: 'eeeeee', token: '777777' },
        { atMs: 5, hash: '', record: '', token: '' },
      ],
      transactional: [{ atMs: NOON_MS, hash: '0123456789', record: '', token: 'abcdef' }],
    });
  });

  it('is read whatever stands in it', () => {
    const names = fc.constantFrom(
      ...['givenAtMs', 'refusedAtMs', 'reassignedAtMs', 'unreachableAtMs', 'chosenAtMs', 'muted'],
      ...['activeAtMs', 'failedAtMs', 'goneAtMs', 'deliveredAtMs'],
      ...['hours', 'timeZone', 'privacy', 'personalized', 'ma0', 'mh0', 'mh1', 'ta0', 'th0'],
    );
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }).map((S) => ({ S })),
      fc.integer().map((n) => ({ N: String(n) })),
      fc.boolean().map((BOOL) => ({ BOOL })),
      fc.constant({ NULL: true }),
      fc.constant({ M: {} }),
    );
    fc.assert(
      fc.property(fc.dictionary(names, value), (item) => {
        const { chosen, rings } = readProfile(item as Item);
        expect(Object.keys(rings)).toEqual(['transactional', 'marketing']);
        if (chosen !== undefined)
          expect(chosen.preferences).toMatchObject({ muted: expect.any(Array) });
      }),
    );
  });
});

describe('a stored mark', () => {
  it('shows times alone, and none that says when it is deleted', () => {
    const item = { pk: { S: 'p' }, sk: { S: 's' }, ItemSold: AT, Odd: { S: 'x' }, expiresAt: AT };
    expect(readMark(item)).toEqual({ ItemSold: NOON_MS });
    expect(readMark({})).toEqual({});
  });
});
