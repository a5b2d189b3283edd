import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aBody, NOON_MS } from '../support/an-event.ts';
import { DEFERRING } from './deferring.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** The longest that a queue holds back what it was sent. */
const HELD_MS = 15 * MINUTE_MS;
const NIGHT_MS = 8 * 60 * MINUTE_MS;

const title = (text: string) => aBody('ItemSold', { item: { itemId: 'i', title: text } });

describe.each(DEFERRING)('a record that is deferred %s', (_, open) => {
  /** From a moment on: noon by default. */
  const opened = async (nowMs = NOON_MS) => {
    const { deferrals, backBy } = await open(nowMs);
    return {
      backBy,
      defer: (dueMs: number, body = '{"a":1}', notificationId = 'n-1', askedAtMs = nowMs) =>
        deferrals.defer({ notificationId, body, nowMs: askedAtMs, dueMs }),
    };
  };

  describe.each([
    ['by a queue', 10 * MINUTE_MS],
    ['by a schedule', NIGHT_MS],
  ])('%s', (__, waitMs) => {
    it.each([
      ['an event', aBody('ItemSold')],
      ['spaces and lines', '{ "a" :\n\t1 }\n'],
      ['quotes', title('15" \\ "quoted" \\" \'and\' <b>&amp;</b> %00 $(a) {{b}}')],
      ['Chinese and emoji', title('爱马仕 Birkin 25 🧧 👜🏽 𠮷 \u{1f468}\u200d\u{1f469}')],
      ['200 KB', title('包'.repeat((200 * 1_024) / 3))],
    ])('comes back as it was: %s', async (___, body) => {
      const { defer, backBy } = await opened();
      await defer(NOON_MS + waitMs, body);
      expect(await backBy(NOON_MS + waitMs)).toEqual([body]);
    });

    it.each([
      '<aws.scheduler.execution-id>',
      '\\<aws.scheduler.attempt-number> "<aws.scheduler.schedule-arn>"',
      '<aws.scheduler.<aws.scheduler.scheduled-time>>',
    ])('says what it said, also where that means something to Scheduler: %s', async (text) => {
      const { defer, backBy } = await opened();
      const body = title(text);
      await defer(NOON_MS + waitMs, body);
      const [back = ''] = await backBy(NOON_MS + waitMs);
      expect(JSON.parse(back)).toEqual(JSON.parse(body));
    });

    it('does not come back a millisecond early, and comes back once', async () => {
      const { defer, backBy } = await opened();
      await defer(NOON_MS + waitMs);
      expect(await backBy(NOON_MS + waitMs - 1)).toEqual([]);
      expect(await backBy(NOON_MS + waitMs)).toHaveLength(1);
      expect(await backBy(NOON_MS + waitMs + NIGHT_MS)).toEqual([]);
    });

    it('comes back beside others that are due then', async () => {
      const { defer, backBy } = await opened();
      const ids = Array.from({ length: 12 }, (___, i) => `n-${i}`);
      await Promise.all(ids.map((id) => defer(NOON_MS + waitMs, `{"id":"${id}"}`, id)));
      const back = await backBy(NOON_MS + waitMs);
      expect(back.map((body) => JSON.parse(body).id).toSorted()).toEqual(ids.toSorted());
    });

    it('comes back at each time that it was deferred to', async () => {
      const { defer, backBy } = await opened();
      await defer(NOON_MS + waitMs);
      await defer(NOON_MS + waitMs + MINUTE_MS);
      expect(await backBy(NOON_MS + waitMs)).toHaveLength(1);
      expect(await backBy(NOON_MS + waitMs + MINUTE_MS)).toHaveLength(1);
    });

    it('can be deferred to another time once it is back', async () => {
      const { defer, backBy } = await opened();
      const backAtMs = NOON_MS + waitMs;
      await defer(backAtMs);
      expect(await backBy(backAtMs)).toHaveLength(1);
      await defer(backAtMs + waitMs, '{"a":2}', 'n-1', backAtMs);
      expect(await backBy(backAtMs + waitMs)).toEqual(['{"a":2}']);
    });
  });

  it.each([0, SECOND_MS, NIGHT_MS])('that was due %i ms ago comes back at once', async (agoMs) => {
    const { defer, backBy } = await opened();
    await defer(NOON_MS - agoMs);
    expect(await backBy(NOON_MS)).toHaveLength(1);
  });

  it.each([1, 499, 999])('%i ms after a second comes back within one', async (afterMs) => {
    const { defer, backBy } = await opened(NOON_MS + afterMs);
    const dueMs = NOON_MS + 10 * MINUTE_MS;
    await defer(dueMs);
    expect(await backBy(dueMs - 1)).toEqual([]);
    expect(await backBy(dueMs + SECOND_MS)).toHaveLength(1);
  });

  it.each([1, 30, 59])('to %i s after a minute comes back within one', async (afterSeconds) => {
    const { defer, backBy } = await opened();
    const dueMs = NOON_MS + NIGHT_MS + afterSeconds * SECOND_MS;
    await defer(dueMs);
    expect(await backBy(dueMs - 1)).toEqual([]);
    expect(await backBy(dueMs + MINUTE_MS)).toHaveLength(1);
  });

  it('twice to one time comes back once, as it was first, where that is far away', async () => {
    const { defer, backBy } = await opened();
    const dueMs = NOON_MS + HELD_MS + MINUTE_MS;
    await defer(dueMs, '{"a":1}');
    await defer(dueMs, '{"a":2}', 'n-1', NOON_MS + 30 * SECOND_MS);
    expect(await backBy(dueMs)).toEqual(['{"a":1}']);
  });

  it('by many at once to one time comes back once', async () => {
    const { defer, backBy } = await opened();
    await Promise.all(Array.from({ length: 8 }, () => defer(NOON_MS + NIGHT_MS)));
    expect(await backBy(NOON_MS + NIGHT_MS)).toHaveLength(1);
  });

  it.each([
    [HELD_MS - 1, 2],
    [HELD_MS, 2],
    [HELD_MS + 1, 1],
    [HELD_MS + SECOND_MS, 1],
  ])('twice to %i ms from now comes back %i times', async (waitMs, times) => {
    const dueMs = NOON_MS + HELD_MS + SECOND_MS;
    const { defer, backBy } = await opened(dueMs - waitMs);
    await defer(dueMs);
    await defer(dueMs);
    expect(await backBy(dueMs + MINUTE_MS)).toHaveLength(times);
  });
});

const STEP = fc.record({
  idleMinutes: fc.integer({ min: 0, max: 20 }),
  waitMinutes: fc.integer({ min: -2, max: 35 }),
  notificationId: fc.constantFrom('n-1', 'n-2'),
});

/** What has come back before each step, and in the end. Whole minutes: there no clock differs. */
async function played([, open]: (typeof DEFERRING)[number], steps: readonly Step[]) {
  const { deferrals, backBy } = await open(NOON_MS);
  const back: (readonly string[])[] = [];
  let nowMs = NOON_MS;
  for (const [i, { idleMinutes, waitMinutes, notificationId }] of steps.entries()) {
    nowMs += idleMinutes * MINUTE_MS;
    back.push(await backBy(nowMs));
    const dueMs = nowMs + waitMinutes * MINUTE_MS;
    await deferrals.defer({ notificationId, body: `{"step":${i}}`, nowMs, dueMs });
  }
  return [...back, await backBy(nowMs + NIGHT_MS)].map((bodies) => bodies.toSorted());
}

type Step = typeof STEP extends fc.Arbitrary<infer T> ? T : never;

describe('whatever is deferred', () => {
  it('comes back of a queue and of its twin at the same minutes', async () => {
    const [twin, ...others] = DEFERRING;
    if (twin === undefined) throw new Error('no twin');
    await fc.assert(
      fc.asyncProperty(fc.array(STEP, { minLength: 1, maxLength: 8 }), async (steps) => {
        const expected = await played(twin, steps);
        for (const other of others) expect(await played(other, steps)).toEqual(expected);
      }),
      { numRuns: 8, interruptAfterTimeLimit: 10_000 },
    );
  });
});
