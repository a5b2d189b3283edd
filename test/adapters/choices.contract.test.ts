import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES, type Preferences } from '../../functions/domain/preferences.ts';
import { NEW_PROFILE } from '../../functions/domain/profile.ts';
import { NOON_MS } from '../support/an-event.ts';
import { recipientStores } from './stores.ts';

const STORES = await recipientStores();
const PHONE = '+8613800138000';

const ALL: Preferences = {
  muted: ['views', 'offers'],
  hours: { from: '22:00', to: '08:00' },
  timeZone: 'America/New_York',
  privacy: 'full',
  personalized: false,
};

const muting = (...muted: Preferences['muted']): Preferences => ({ ...DEFAULT_PREFERENCES, muted });

describe.each(STORES)('choices %s', (_, start) => {
  let store: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    store = await start();
  });
  afterAll(() => store.stop());

  const open = () => {
    const { choices, memory, recipients } = store.open();
    return {
      memory,
      choose: (preferences: Preferences, atMs: number, seenAtMs?: number, phone = PHONE) =>
        choices.choose(phone, preferences, atMs, seenAtMs),
      shown: (phone = PHONE) => choices.read(phone),
      /** As senders see it. */
      known: async () => (await recipients.read([{ phone: PHONE }])).profileOf(PHONE),
    };
  };

  it('are none of somebody new', async () => {
    expect(await open().shown()).toEqual(NEW_PROFILE);
  });

  it('are read as they were made, all of them', async () => {
    const { choose, shown, known } = open();
    expect(await choose(ALL, NOON_MS)).toBe(true);
    const profile = { ...NEW_PROFILE, chosen: { preferences: ALL, atMs: NOON_MS } };
    expect(await shown()).toEqual(profile);
    expect(await known()).toEqual(profile);
  });

  it('leave nothing of what was chosen before', async () => {
    const { choose, shown } = open();
    await choose(ALL, NOON_MS);
    expect(await choose(DEFAULT_PREFERENCES, NOON_MS + 1, NOON_MS)).toBe(true);
    const chosen = { preferences: DEFAULT_PREFERENCES, atMs: NOON_MS + 1 };
    expect(await shown()).toEqual({ ...NEW_PROFILE, chosen });
  });

  it('stay as they are where something else was chosen than was seen', async () => {
    const { choose, shown } = open();
    expect(await choose(ALL, NOON_MS + 1, NOON_MS)).toBe(false);
    await choose(ALL, NOON_MS);
    expect(await choose(muting('tips'), NOON_MS + 1)).toBe(false);
    expect(await choose(muting('tips'), NOON_MS + 1, NOON_MS - 1)).toBe(false);
    expect(await shown()).toMatchObject({ chosen: { preferences: ALL, atMs: NOON_MS } });
  });

  it('are made by one of many who saw the same', async () => {
    const { choose } = open();
    const times = Array.from({ length: 20 }, (__, i) => NOON_MS + i);
    const answers = await Promise.all(times.map((atMs) => choose(ALL, atMs)));
    expect(answers.filter((isWritten) => isWritten)).toEqual([true]);
  });

  it('stand beside what was learned, and beside those of others', async () => {
    const { choose, memory, shown } = open();
    await memory.remember(PHONE, { is: 'consent', atMs: NOON_MS, via: 'app' });
    await choose(ALL, NOON_MS + 1);
    await memory.remember(PHONE, { is: 'refusal', atMs: NOON_MS + 2, via: 'R' });
    await choose(muting('tips'), NOON_MS, undefined, '+8613800138001');
    expect(await shown()).toEqual({
      ...NEW_PROFILE,
      givenAtMs: NOON_MS,
      refusedAtMs: NOON_MS + 2,
      chosen: { preferences: ALL, atMs: NOON_MS + 1 },
    });
  });
});
