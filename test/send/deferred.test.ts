import { describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES, type Hours } from '../../functions/domain/preferences.ts';
import { aBody, NOON_MS } from '../support/an-event.ts';
import { memoryChoices } from '../support/memory-choices.ts';
import { aSender } from '../support/send-deps.ts';

const PHONE = '+8613800138000';
const NIGHT_MS = Date.parse('2026-11-23T23:30:00+08:00');
const OPENING_MS = Date.parse('2026-11-24T09:00:00+08:00');

const NINE_TO_NINE: Hours = { from: '09:00', to: '21:00' };

/** At half past eleven at night, a sender to somebody who wants to be told by day. */
async function aSenderAtNight(change: Parameters<typeof aSender>[0] = {}) {
  const sender = aSender(change);
  sender.clock.now = NIGHT_MS;
  const choose = (hours: Hours, atMs: number, seenAtMs?: number) =>
    memoryChoices(sender.state).choose(PHONE, { ...DEFAULT_PREFERENCES, hours }, atMs, seenAtMs);
  await choose(NINE_TO_NINE, NOON_MS);
  /** What is due by then is sent, as its queue hands it out. */
  const comeBack = async (nowMs: number) => {
    sender.clock.now = nowMs;
    await sender.send(...sender.waiting.due(nowMs));
  };
  return { ...sender, choose, comeBack };
}

const anEnding = (change = {}) =>
  aBody('AuctionEnding', { deadline: '2026-11-24T18:00:00+08:00', ...change });

describe('what comes at night to somebody who wants to be told by day', () => {
  it('waits for the morning as it came, and nothing is announced', async () => {
    const sender = await aSenderAtNight();
    expect(await sender.send(anEnding())).toEqual([]);
    expect(sender.carrier.texts).toEqual([]);
    expect(sender.announced).toEqual([]);
    expect(sender.counted).toEqual(['Deferred hours']);
    const [deferral] = sender.waiting.waiting;
    expect(deferral).toMatchObject({ body: anEnding(), nowMs: NIGHT_MS });
    expect(deferral?.dueMs).toBeGreaterThanOrEqual(OPENING_MS);
    expect(deferral?.dueMs).toBeLessThan(OPENING_MS + 900_000);
  });

  it('is said in the log to wait, and until when', async () => {
    const sender = await aSenderAtNight();
    await sender.send(anEnding());
    expect(JSON.parse(sender.logged[0] ?? '')).toEqual([
      'deferred',
      {
        notificationId: expect.stringMatching(/^[0-9a-f]{32}$/),
        kind: 'AuctionEnding',
        phone: '+86138****8000',
        because: 'hours',
        until: expect.stringMatching(/^2026-11-24T01:\d\d:\d\d\.000Z$/),
      },
    ]);
  });

  it('is told in the morning, with its deadline as it then stands', async () => {
    const sender = await aSenderAtNight();
    await sender.send(anEnding());
    await sender.comeBack(OPENING_MS + 900_000);
    expect(sender.carrier.texts).toMatchObject([
      { phone: PHONE, text: expect.stringContaining('请于今天18:00前登录APP处理') },
    ]);
    expect(sender.counted).toEqual(['Deferred hours', 'Sent']);
  });

  it('is told once, however often it comes while it waits', async () => {
    const sender = await aSenderAtNight();
    await sender.send(anEnding(), anEnding());
    await sender.send(anEnding());
    expect(sender.waiting.waiting).toHaveLength(1);
    await sender.comeBack(OPENING_MS + 900_000);
    await sender.send(anEnding());
    expect(sender.carrier.texts).toHaveLength(1);
  });

  it('comes again where nobody knows whether it waits', async () => {
    const deaf = { defer: () => Promise.reject(new Error('no answer')) };
    const sender = await aSenderAtNight({ deferrals: deaf });
    expect(await sender.send(anEnding())).toEqual(['m-1']);
    expect(sender.counted).toEqual(['Returned broken']);
  });

  it('is told at once where it would have expired by morning, and counted', async () => {
    const sender = await aSenderAtNight();
    await sender.send(anEnding({ deadline: '2026-11-24T08:00:00+08:00' }));
    expect(sender.carrier.texts).toMatchObject([
      { text: expect.stringContaining('11月24日08:00') },
    ]);
    expect(sender.counted).toEqual(['Sent', 'OutOfHours cannot-wait']);
  });
});

describe('what happens while something waits', () => {
  it('a sale of the goods ends it', async () => {
    const sender = await aSenderAtNight();
    await sender.send(anEnding());
    await sender.send(aBody('ItemSold', { occurredAt: new Date(NIGHT_MS).toISOString() }));
    await sender.comeBack(OPENING_MS + 900_000);
    expect(sender.carrier.texts).toMatchObject([{ text: expect.stringContaining('成交') }]);
    expect(sender.announced).toMatchObject([
      { type: 'NotificationSuppressed', detail: { kind: 'AuctionEnding', reason: 'superseded' } },
      { type: 'NotificationSent', detail: { kind: 'ItemSold' } },
    ]);
  });

  it('a refusal ends it', async () => {
    const sender = await aSenderAtNight({ lane: 'marketing' });
    await sender.send(aBody('WinBack'));
    await sender.memory.remember(PHONE, { is: 'refusal', atMs: NIGHT_MS, via: 'sms' });
    await sender.comeBack(OPENING_MS + 900_000);
    expect(sender.carrier.texts).toEqual([]);
    expect(sender.counted).toEqual(['Deferred hours', 'Suppressed opted-out']);
  });

  it('hours that begin later have it wait on', async () => {
    const sender = await aSenderAtNight();
    await sender.send(anEnding());
    await sender.choose({ from: '12:00', to: '21:00' }, NIGHT_MS, NOON_MS);
    await sender.comeBack(OPENING_MS + 900_000);
    expect(sender.carrier.texts).toEqual([]);
    await sender.comeBack(OPENING_MS + 4 * 3_600_000);
    expect(sender.carrier.texts).toHaveLength(1);
  });

  it('wider hours send no marketing at night', async () => {
    const sender = await aSenderAtNight({ lane: 'marketing' });
    await sender.choose({ from: '05:00', to: '04:00' }, NIGHT_MS, NOON_MS);
    await sender.send(aBody('WinBack'));
    await sender.comeBack(Date.parse('2026-11-24T07:59:59+08:00'));
    expect(sender.waiting.waiting).toHaveLength(1);
    await sender.comeBack(Date.parse('2026-11-24T08:15:00+08:00'));
    expect(sender.carrier.texts).toHaveLength(1);
  });
});

/** One more than the quota has room for. */
const elevenEndings = (deadline: string) =>
  Array.from({ length: 11 }, (_, i) =>
    aBody('AuctionEnding', { eventId: `ending-${i}`, deadline }),
  );

describe('a quota that others have used up since it was read', () => {
  it('has the text wait for its room', async () => {
    const sender = aSender();
    const endings = elevenEndings('2026-11-25T12:00:00+08:00');
    // All of one batch were read before any of them took a place.
    expect(await sender.send(...endings)).toEqual([]);
    expect(sender.carrier.texts).toHaveLength(10);
    expect(sender.counted.at(-1)).toBe('Deferred quota');
    expect(sender.waiting.waiting).toMatchObject([{ dueMs: NOON_MS + 86_400_000 }]);
  });

  it('has it suppressed where it would have expired by then', async () => {
    const sender = aSender();
    await sender.send(...elevenEndings('2026-11-24T11:00:00+08:00'));
    expect(sender.counted.at(-1)).toBe('Suppressed quota');
    expect(sender.waiting.waiting).toEqual([]);
  });
});
