import { describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../functions/domain/preferences.ts';
import {
  type Consent,
  consentOf,
  isUnreachable,
  NEW_PROFILE,
  type Profile,
  preferencesOf,
  readerOf,
} from '../../functions/domain/profile.ts';
import { chose } from '../support/a-recipient.ts';

const withFacts = (facts: Partial<Profile>): Profile => ({ ...NEW_PROFILE, ...facts });

/** Names of facts with their times, `+` for at one time: `given, refused + reassigned`. */
const inOrder = (facts: string): Profile =>
  withFacts(
    Object.fromEntries(
      facts
        .split(', ')
        .filter((each) => each !== '')
        .flatMap((at, i) => at.split(' + ').map((fact) => [`${fact}AtMs`, i + 1])),
    ),
  );

describe('consent, where these came one after the other', () => {
  it.each<[facts: string, Consent]>([
    ['', 'unset'],
    ['given', 'given'],
    ['refused', 'refused'],
    ['reassigned', 'unset'],
    ['given, refused', 'refused'],
    ['refused, given', 'given'],
    // Who answered both is not texted what they may not want.
    ['given + refused', 'refused'],
    ['given, reassigned', 'unset'],
    ['reassigned, given', 'given'],
    // What may be the earlier owner's is no yes of the new one.
    ['given + reassigned', 'unset'],
    ['refused, reassigned', 'unset'],
    ['reassigned, refused', 'refused'],
    ['refused + reassigned', 'refused'],
    ['given, refused, reassigned', 'unset'],
    ['refused, given, reassigned', 'unset'],
    ['given, reassigned, refused', 'refused'],
    ['refused, reassigned, given', 'given'],
    ['reassigned, given, refused', 'refused'],
    ['reassigned, refused, given', 'given'],
    ['given + refused, reassigned', 'unset'],
    ['reassigned, given + refused', 'refused'],
    ['given + reassigned, refused', 'refused'],
    ['refused, given + reassigned', 'unset'],
    ['refused + reassigned, given', 'given'],
    ['given, refused + reassigned', 'refused'],
    ['given + refused + reassigned', 'refused'],
  ])('%s: %s', (facts, consent) => {
    expect(consentOf(inOrder(facts))).toBe(consent);
  });

  it('counts from 1970 on: a time of 0 is a time', () => {
    expect(consentOf(withFacts({ refusedAtMs: 0 }))).toBe('refused');
    expect(consentOf(withFacts({ givenAtMs: 0 }))).toBe('given');
  });
});

describe('a number of which the carrier said that nobody is there', () => {
  it('stays so until somebody vouches for it', () => {
    expect(isUnreachable(inOrder(''))).toBe(false);
    expect(isUnreachable(inOrder('unreachable'))).toBe(true);
  });

  it.each(['registered', 'given', 'reassigned'])(
    'is vouched for by %s, if that is no older',
    (v) => {
      expect(isUnreachable(inOrder(`unreachable, ${v}`))).toBe(false);
      expect(isUnreachable(inOrder(`unreachable + ${v}`))).toBe(false);
      expect(isUnreachable(inOrder(`${v}, unreachable`))).toBe(true);
    },
  );

  it('is vouched for by one of many', () => {
    expect(isUnreachable(inOrder('registered, given, unreachable, reassigned'))).toBe(false);
    expect(isUnreachable(inOrder('registered, given, reassigned, unreachable'))).toBe(true);
  });

  // An app stays signed in long after its owner has let the number go.
  it.each(['active', 'refused'])('is not vouched for by %s', (fact) => {
    expect(isUnreachable(inOrder(`unreachable, ${fact}`))).toBe(true);
  });

  it('is not vouched for by a choice of preferences', () => {
    const profile = { ...inOrder('unreachable'), ...chose({ privacy: 'full' }, 2) };
    expect(isUnreachable(profile)).toBe(true);
  });
});

describe('preferences', () => {
  const CHOSEN = chose({ muted: ['views'], privacy: 'full' }, 10);
  const reassignedAt = (reassignedAtMs: number) =>
    preferencesOf(withFacts({ ...CHOSEN, reassignedAtMs }));

  it('are discreet, at any hour and of everything for whoever chose none', () => {
    expect(preferencesOf(NEW_PROFILE)).toEqual({
      ...{ muted: [], hours: null, privacy: 'discreet', personalized: true },
    });
  });

  it('are as they were last chosen', () => {
    expect(preferencesOf(withFacts(CHOSEN))).toEqual({
      ...DEFAULT_PREFERENCES,
      muted: ['views'],
      privacy: 'full',
    });
  });

  it('are those of the owner at that time', () => {
    expect(reassignedAt(9)).toEqual(CHOSEN.chosen.preferences);
    expect(reassignedAt(10)).toEqual(DEFAULT_PREFERENCES);
    expect(reassignedAt(11)).toEqual(DEFAULT_PREFERENCES);
  });
});

describe('the reader of a text', () => {
  const CHOSEN = chose({ privacy: 'full', timeZone: 'America/New_York' }, 10);

  it('is new, and told discreetly in the time of the deployment', () => {
    expect(readerOf(NEW_PROFILE)).toEqual({ privacy: 'discreet', experience: 'new' });
  });

  it('has the privacy and the zone that they chose', () => {
    expect(readerOf(withFacts(CHOSEN))).toEqual({
      ...{ privacy: 'full', experience: 'new', timeZone: 'America/New_York' },
    });
  });

  it('has nothing of what the number’s earlier owner chose', () => {
    expect(readerOf(withFacts({ ...CHOSEN, reassignedAtMs: 11 }))).toEqual(readerOf(NEW_PROFILE));
  });
});
