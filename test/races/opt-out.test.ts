import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marketingClaims } from '../../functions/adapters/recipients/marketing-claims.ts';
import { recipientMemory } from '../../functions/adapters/recipients/memory.ts';
import { readProfile } from '../../functions/adapters/recipients/profile-item.ts';
import type { Lesson } from '../../functions/domain/lesson.ts';
import { NEW_PROFILE, type Profile, whyNotMarketed } from '../../functions/domain/profile.ts';
import { aRacedTable } from '../support/a-raced-table.ts';
import { aToken, at } from '../support/an-attempt.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { anyPassages, RACES_MS, race } from '../support/race.ts';

const TIMES = {
  consent: 'givenAtMs',
  refusal: 'refusedAtMs',
  reassigned: 'reassignedAtMs',
} as const;

type Said = keyof typeof TIMES;

const lessonOf = (is: Said, atMs: number): Lesson =>
  is === 'reassigned' ? { is, atMs } : { is, atMs, via: 'SMS' };

/** Words of one person about marketing, in the order of any of their ways to us; and claims. */
const anyPlan = fc.record({
  needsConsent: fc.boolean(),
  words: fc.array(
    fc.record({
      is: fc.constantFrom<Said[]>('consent', 'consent', 'refusal', 'refusal', 'reassigned'),
      saidSeconds: fc.nat(2),
      passages: anyPassages(1),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  claims: fc.array(anyPassages(1), { minLength: 2, maxLength: 5 }),
});

/** What was learned by then, each the latest of its sort. */
function learned(profile: Profile, lesson: Lesson): Profile {
  const name = TIMES[lesson.is as Said];
  return { ...profile, [name]: Math.max(profile[name] ?? 0, lesson.atMs) };
}

type Deed = Lesson | { readonly is: 'claim' };

describe('a refusal that races with claims of marketing texts', () => {
  it('is heeded by all that come after it is stored', { timeout: RACES_MS }, () =>
    race(anyPlan, async (scheduler, { needsConsent, words, claims }) => {
      const { done, table, tableOf } = aRacedTable<Deed>(scheduler);
      const { phone } = aNotification('WinBack').recipient;
      const options = { windows: [{ cap: 9, windowSeconds: 1 }], length: 10, leaseSeconds: 23 };

      const heard: Lesson[] = [];
      const says = async (lesson: Lesson, i: number) => {
        const passages = words[i]?.passages ?? [];
        const memory = recipientMemory(tableOf(`word ${i}`, passages, () => lesson));
        await memory.remember(phone, lesson);
        heard.push(lesson);
      };
      const claim = async (passages: (typeof claims)[number], i: number) => {
        const mine = tableOf(`claim ${i}`, passages, () => ({ is: 'claim' }));
        await marketingClaims(mine, { ...options, needsConsent }).claim(
          aNotification('WinBack', { eventId: `e${i}` }),
          at(0, aToken(i)),
        );
      };

      const lessons = words.map(({ is, saidSeconds }) =>
        lessonOf(is, NOON_MS + saidSeconds * 1_000),
      );
      await scheduler.waitFor(Promise.allSettled([...lessons.map(says), ...claims.map(claim)]));

      let known = NEW_PROFILE;
      for (const { by } of done) {
        if (by.is === 'claim') expect(whyNotMarketed(known, needsConsent)).toBeUndefined();
        else known = learned(known, by);
      }
      const { rings: _, ...times } = readProfile(await table.get(phone, 'profile'));
      expect(times).toEqual({ ...known, rings: undefined });
      for (const { is, atMs } of heard) {
        expect(times[TIMES[is as Said]]).toBeGreaterThanOrEqual(atMs);
      }
    }),
  );
});
