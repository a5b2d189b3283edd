import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ACloud, type AFault, aCloud, anExample, phoneNumber } from '../support/a-cloud.ts';
import { COMES_AGAIN_SECONDS, LANES, lettersAbout, write } from '../support/spoiling.ts';

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud.stop());

let phones = 0;

/** An item of its own each time: none supersedes another. */
const capped = (phone: string, eventId: string) =>
  anExample('ReviewApproved', phone, eventId, { item: { id: eventId, code: '3287' } });

/**
 * Kills the sender of a phone's first text, and has its second sent before the first comes again.
 * @returns the texts to that phone once all that comes again has come
 */
async function killAndSend(
  lane: 'capped' | 'marketing',
  fault: Omit<AFault, 'function'>,
): Promise<{ readonly phone: string; readonly texts: number }> {
  phones += 1;
  const phone = phoneNumber(phones);
  if (lane === 'marketing') await cloud.consent(phone);
  const event = (eventId: string) =>
    lane === 'capped' ? capped(phone, eventId) : anExample('WinBack', phone, eventId);
  await cloud.spoil({ function: `${LANES[lane].construct}Sender`, ...fault });
  await cloud.put(event(`first-${phone}`));
  await vi.waitFor(
    async () => expect(await cloud.get('/_dingdong/faults')).toEqual({ faults: [] }),
    PATIENCE,
  );
  const before = (await cloud.inbox(phone)).length;
  await cloud.put(event(`second-${phone}`));
  await vi.waitFor(async () => expect(await cloud.inbox(phone)).toHaveLength(before + 1), PATIENCE);
  await cloud.travel(2 * COMES_AGAIN_SECONDS);
  return { phone, texts: (await cloud.inbox(phone)).length };
}

const PATIENCE = { timeout: 20_000, interval: 20 };

// First: after the days that the others take it would be old news.
describe('a second marketing text to a phone, while the sender of its first lies dead', () => {
  it('that had its claim is told, and the first lies unconfirmed', async () => {
    const fault = { ...write(1), when: 'after' } as const;
    const { phone, texts } = await killAndSend('marketing', fault);
    expect([texts, await lettersAbout(cloud, 'marketing', phone)]).toEqual([1, ['unconfirmed']]);
  });
});

/** Settings of every stage: ten of these a day. */
const CAP = 10;

const DAY_SECONDS = 86_400;

/** Longer than it takes until there are more texts than places. */
const A_WHILE_SECONDS = 4 * COMES_AGAIN_SECONDS;

describe('a second text to a phone, while the sender of its first lies dead', () => {
  it.each([
    ['reserved its place', { ...write(3), when: 'after' }, 2],
    ['published', { call: 'sns:Publish', when: 'after' }, 3],
  ] as const)('that had %s: both are told, and take one place each', async (_, fault, texts) => {
    const { phone, ...told } = await killAndSend('capped', fault);
    expect(told.texts).toBe(texts);
    await cloud.put(...Array.from({ length: CAP }, (__, i) => capped(phone, `${phone}-${i}`)));
    await cloud.travel(0);
    expect(await cloud.inbox(phone)).toHaveLength(texts + CAP - 2);
    await cloud.counts({
      name: 'Deferred',
      dimensions: { Lane: 'transactional', Reason: 'quota' },
    });
    // The two for which there was no place wait a day from the first two, and not less.
    await cloud.travel(DAY_SECONDS - A_WHILE_SECONDS);
    expect(await cloud.inbox(phone)).toHaveLength(texts + CAP - 2);
    await cloud.travel(A_WHILE_SECONDS);
    expect(await cloud.inbox(phone)).toHaveLength(texts + CAP);
  });
});
