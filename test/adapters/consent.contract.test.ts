import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lesson } from '../../functions/domain/lesson.ts';
import { consentOf, NEW_PROFILE, type Profile } from '../../functions/domain/profile.ts';
import type { Claim } from '../../functions/ports.ts';
import { at } from '../support/an-attempt.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { recipientStores } from './stores.ts';

const STORES = await recipientStores();

const TIPS = aNotification('NewSellerTip');
const { phone } = TIPS.recipient;

const GIVEN = (atMs: number): Lesson => ({ is: 'consent', atMs, via: 'app-settings' });
const REFUSED = (atMs: number): Lesson => ({ is: 'refusal', atMs, via: 'R' });
const REASSIGNED = (atMs: number): Lesson => ({ is: 'reassigned', atMs });

/** Never, or first, second or third. */
const RANKS = [undefined, 1, 2, 3];

/** Every order of the three, every tie and every lack: no rank is left out below another. */
const INTERLEAVINGS = RANKS.flatMap((given) =>
  RANKS.flatMap((refused) => RANKS.map((reassigned) => [given, refused, reassigned])),
)
  .filter((ranks) => ranks.every((rank = 1) => rank === 1 || ranks.includes(rank - 1)))
  .map((ranks) => ranks.map((rank) => (rank === undefined ? undefined : NOON_MS + rank)))
  .map(([givenAtMs, refusedAtMs, reassignedAtMs]) => ({ givenAtMs, refusedAtMs, reassignedAtMs }));

type Interleaving = (typeof INTERLEAVINGS)[number];

const lessonsOf = ({ givenAtMs, refusedAtMs, reassignedAtMs }: Interleaving): readonly Lesson[] => [
  ...(givenAtMs === undefined ? [] : [GIVEN(givenAtMs)]),
  ...(refusedAtMs === undefined ? [] : [REFUSED(refusedAtMs)]),
  ...(reassignedAtMs === undefined ? [] : [REASSIGNED(reassignedAtMs)]),
];

/** What the domain makes of those times. */
function expected(times: Interleaving, needsConsent: boolean): Claim {
  const known = Object.entries(times).filter(([, atMs]) => atMs !== undefined);
  const profile: Profile = { ...NEW_PROFILE, ...Object.fromEntries(known) };
  switch (consentOf(profile)) {
    case 'refused':
      return { is: 'refused', reason: 'opted-out' };
    case 'given':
      return { is: 'granted', ordinal: 1 };
    case 'unset':
      return needsConsent ? { is: 'refused', reason: 'no-consent' } : { is: 'granted', ordinal: 1 };
  }
}

describe.each(STORES)('consent %s', (_, start) => {
  let store: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    store = await start();
  });
  afterAll(() => store.stop());

  describe.each([true, false])('where a yes is needed: %s', (needsConsent) => {
    it('decides over every claim as it does over the profile that is read', async () => {
      const judged = INTERLEAVINGS.map(async (times) => {
        const { marketing, memory } = store.open(needsConsent);
        // A profile that is there and says nothing of consent.
        await memory.remember(phone, { is: 'registered', atMs: NOON_MS });
        for (const lesson of lessonsOf(times)) await memory.remember(phone, lesson);
        const claim = await marketing.claim(TIPS, at(60));
        return { times, claim };
      });
      const wanted = INTERLEAVINGS.map((times) => ({
        times,
        claim: expected(times, needsConsent),
      }));
      expect(wanted).toHaveLength(26);
      expect(await Promise.all(judged)).toEqual(wanted);
    });

    it('of whom nothing is known is unset', async () => {
      const nothing = { givenAtMs: undefined, refusedAtMs: undefined, reassignedAtMs: undefined };
      const claim = await store.open(needsConsent).marketing.claim(TIPS, at(60));
      expect(claim).toEqual(expected(nothing, needsConsent));
    });

    it('is the same whatever order its answers are heard in, and however often', async () => {
      const lessons = [GIVEN(NOON_MS + 1), REASSIGNED(NOON_MS + 2), REFUSED(NOON_MS + 3)];
      for (const heard of [lessons, lessons.toReversed(), [...lessons, ...lessons]]) {
        const { marketing, memory } = store.open(needsConsent);
        for (const lesson of heard) await memory.remember(phone, lesson);
        expect(await marketing.claim(TIPS, at(60))).toMatchObject({ reason: 'opted-out' });
      }
    });

    it('that is given anew opens what a refusal had closed', async () => {
      const { marketing, memory } = store.open(needsConsent);
      await memory.remember(phone, REFUSED(NOON_MS + 1));
      expect(await marketing.claim(TIPS, at(0))).toMatchObject({ is: 'refused' });
      await memory.remember(phone, GIVEN(NOON_MS + 2));
      expect(await marketing.claim(TIPS, at(1))).toMatchObject({ is: 'granted' });
      await memory.remember(phone, REFUSED(NOON_MS + 3));
      const next = aNotification('NewSellerTip', { eventId: 'next' });
      expect(await marketing.claim(next, at(2))).toMatchObject({ is: 'refused' });
    });

    it("of one phone is no other phone's", async () => {
      const { marketing, memory } = store.open(false);
      await memory.remember('+8613900139000', REFUSED(NOON_MS + 1));
      expect(await marketing.claim(TIPS, at(0))).toMatchObject({ is: 'granted' });
    });
  });
});
