import { describe, expect, it } from 'vitest';
import { FACTS } from '../../functions/catalog/index.ts';
import type { Lesson } from '../../functions/domain/lesson.ts';
import { lessonOf } from '../../functions/domain/lesson-of.ts';
import { aFact } from '../support/a-fact.ts';
import { NOON_MS } from '../support/an-event.ts';

const atMs = NOON_MS;

/** Of its example, for every fact of the catalog. */
const LESSONS: Readonly<Record<string, Lesson | undefined>> = {
  UserRegistered: { is: 'registered', atMs },
  UserActive: { is: 'active', atMs },
  UserTierChanged: { is: 'tier', atMs, tier: 'gold' },
  ConsentGiven: { is: 'consent', atMs, via: 'app-settings' },
  ConsentWithdrawn: { is: 'refusal', atMs, via: 'app-settings' },
  PhoneReassigned: { is: 'reassigned', atMs },
  PriceConfirmed: undefined,
  PayoutConfirmed: undefined,
  BidAnswered: undefined,
  CampaignLaunched: undefined,
};

describe('the facts of the catalog', () => {
  it('are all in the table below', () => {
    expect(FACTS.map(({ name }) => name).toSorted()).toEqual(Object.keys(LESSONS).toSorted());
  });

  it.each(Object.entries(LESSONS))('teach of their recipient: %s %j', (name, lesson) => {
    expect(lessonOf(aFact(name))).toEqual(lesson);
  });

  it('teach something of whom they are about, or of an item', () => {
    const mute = FACTS.filter(({ name, supersedes }) => {
      const isLearned = lessonOf(aFact(name)) !== undefined || supersedes.length > 0;
      return !isLearned;
    });
    expect(mute.map(({ name }) => name)).toEqual(['CampaignLaunched']);
  });
});

describe('what a fact teaches', () => {
  it('was so when it occurred, whenever that was', () => {
    const occurredAt = '2026-01-01T00:00:00+08:00';
    expect(lessonOf(aFact('UserActive', { occurredAt }))?.atMs).toBe(Date.parse(occurredAt));
  });

  it.each(['ConsentGiven', 'ConsentWithdrawn'])('holds the way by which it came: %s', (name) => {
    const via = (change: object) => lessonOf(aFact(name, { via: undefined, ...change }));
    expect(via({})).toMatchObject({ via: 'event' });
    expect(via({ via: '  ' })).toMatchObject({ via: 'event' });
    expect(via({ via: ' hotline ' })).toMatchObject({ via: 'hotline' });
  });

  it('is nothing where the tier is left out', () => {
    expect(lessonOf(aFact('UserTierChanged', { tier: undefined }))).toBeUndefined();
    expect(lessonOf(aFact('UserTierChanged', { tier: '' }))).toBeUndefined();
  });

  it('is text that a table can store: no half of a character is left in it', () => {
    const lesson = lessonOf(aFact('ConsentWithdrawn', { via: 'app\ud83d' }));
    expect(lesson).toMatchObject({ via: 'app\ufffd' });
  });
});
