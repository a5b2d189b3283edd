import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lesson } from '../../functions/domain/lesson.ts';
import { NEW_PROFILE, type Profile } from '../../functions/domain/profile.ts';
import { NOON_MS } from '../support/an-event.ts';
import { recipientStores } from './stores.ts';

const STORES = await recipientStores();
const PHONE = '+8613800138000';

const LESSONS: readonly (readonly [
  is: Lesson['is'],
  lesson: (atMs: number) => Lesson,
  shows: (atMs: number) => Partial<Profile>,
])[] = [
  ['consent', (atMs) => ({ is: 'consent', atMs, via: 'app' }), (atMs) => ({ givenAtMs: atMs })],
  ['refusal', (atMs) => ({ is: 'refusal', atMs, via: 'R' }), (atMs) => ({ refusedAtMs: atMs })],
  ['registered', (atMs) => ({ is: 'registered', atMs }), (atMs) => ({ registeredAtMs: atMs })],
  ['reassigned', (atMs) => ({ is: 'reassigned', atMs }), (atMs) => ({ reassignedAtMs: atMs })],
  ['unreachable', (atMs) => ({ is: 'unreachable', atMs }), (atMs) => ({ unreachableAtMs: atMs })],
  ['failed', (atMs) => ({ is: 'failed', atMs }), (atMs) => ({ failedAtMs: atMs })],
  ['gone', (atMs) => ({ is: 'gone', atMs }), (atMs) => ({ goneAtMs: atMs })],
  ['delivered', (atMs) => ({ is: 'delivered', atMs }), (atMs) => ({ deliveredAtMs: atMs })],
  ['active', (atMs) => ({ is: 'active', atMs }), (atMs) => ({ activeAtMs: atMs })],
  ['tier', (atMs) => ({ is: 'tier', atMs, tier: 'gold' }), () => ({})],
];

describe.each(STORES)('memory %s', (_, start) => {
  let store: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    store = await start();
  });
  afterAll(() => store.stop());

  const open = () => {
    const { memory, recipients } = store.open();
    return {
      learn: (...lessons: readonly Lesson[]) =>
        lessons.reduce(
          (before, lesson) => before.then(() => memory.remember(PHONE, lesson)),
          Promise.resolve(),
        ),
      shown: async () => (await recipients.read([{ phone: PHONE }])).profileOf(PHONE),
    };
  };

  describe.each(LESSONS)('of %s', (__, lesson, shows) => {
    it('is shown by the profile', async () => {
      const { learn, shown } = open();
      await learn(lesson(NOON_MS));
      expect(await shown()).toEqual({ ...NEW_PROFILE, ...shows(NOON_MS) });
    });

    it('is not changed by what is older, or as old', async () => {
      const { learn, shown } = open();
      await learn(lesson(NOON_MS), lesson(NOON_MS - 1), lesson(NOON_MS));
      expect(await shown()).toEqual({ ...NEW_PROFILE, ...shows(NOON_MS) });
    });

    it('gives way to what is newer', async () => {
      const { learn, shown } = open();
      await learn(lesson(NOON_MS), lesson(NOON_MS + 1));
      expect(await shown()).toEqual({ ...NEW_PROFILE, ...shows(NOON_MS + 1) });
    });
  });

  it('keeps one sort beside another, in whatever order they are learned', async () => {
    const lessons = LESSONS.map(([, lesson], i) => lesson(NOON_MS + i));
    const expected = LESSONS.map(([, , shows], i) => shows(NOON_MS + i));
    for (const order of [lessons, lessons.toReversed()]) {
      const { learn, shown } = open();
      await learn(...order);
      expect(await shown()).toEqual(Object.assign({}, NEW_PROFILE, ...expected));
    }
  });

  it('of many who learn at once is of the newest', async () => {
    const { learn, shown } = open();
    const times = Array.from({ length: 20 }, (__, i) => NOON_MS + ((i * 7) % 20));
    await Promise.all(times.map((atMs) => learn({ is: 'refusal', atMs, via: 'R' })));
    expect(await shown()).toMatchObject({ refusedAtMs: NOON_MS + 19 });
  });
});
