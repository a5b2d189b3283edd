import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../functions/domain/preferences.ts';
import { consentOf, isUnreachable } from '../../functions/domain/profile.ts';
import type { Choices, Clock, Memory } from '../../functions/ports.ts';
import { NOON_MS } from '../support/an-event.ts';
import { anyProfile } from '../support/any-profile.ts';
import { memoryChoices } from '../support/memory-choices.ts';
import { memoryRecipients } from '../support/memory-recipients.ts';
import { aMemoryState, type MemoryState } from '../support/memory-state.ts';
import { aDoor, PHONE } from './a-door.ts';

/** A door where `meanwhile` happens before each of the first so many writes of a port. */
function aBusyDoor(
  write: 'choose' | 'remember',
  times: number,
  meanwhile: (state: MemoryState, i: number) => void,
  clock: Clock = { nowMs: () => NOON_MS },
) {
  const state = aMemoryState();
  let writes = 0;
  const interrupt = () => {
    if (writes < times) meanwhile(state, writes);
    writes += 1;
  };
  const choices = memoryChoices(state);
  const { memory } = memoryRecipients(state);
  const busyChoices: Choices = {
    ...choices,
    choose(...asked) {
      if (write === 'choose') interrupt();
      return choices.choose(...asked);
    },
  };
  const busyMemory: Memory = {
    remember(...asked) {
      if (write === 'remember') interrupt();
      return memory.remember(...asked);
    },
  };
  return aDoor({ choices: busyChoices, memory: busyMemory, clock }, state);
}

const chooseMore = (state: MemoryState, i: number) =>
  state.amend(PHONE, {
    chosen: { preferences: { ...DEFAULT_PREFERENCES, privacy: 'full' }, atMs: NOON_MS + i },
  });

const agreeMore = (state: MemoryState, i: number) =>
  state.amend(PHONE, { givenAtMs: NOON_MS + 1_000 * (i + 1) });

describe('of two changes at once', () => {
  it('none is lost', async () => {
    const { put } = aBusyDoor('choose', 4, chooseMore);
    expect((await put({ muted: ['tips'] })).body).toMatchObject({
      ...{ muted: ['tips'], privacy: 'full' },
    });
  });

  it('one that can never get between is put off, and nothing of it is written', async () => {
    const { put, profile, logged } = aBusyDoor('choose', 5, chooseMore);
    expect(await put({ muted: ['tips'] })).toMatchObject({ status: 503 });
    expect(profile().chosen?.preferences.muted).toEqual([]);
    expect(logged.join()).toContain('Contended');
  });
});

describe('a no to marketing', () => {
  it('binds whatever was said before, at whatever time', async () => {
    await fc.assert(
      fc.asyncProperty(anyProfile(), async (profile) => {
        const { state, put } = aDoor();
        state.amend(PHONE, profile);
        const { status, body } = await put({ marketing: 'opted-out' });
        expect([status, body.marketing]).toEqual([200, 'opted-out']);
        expect(consentOf(state.profileOf(PHONE))).toBe('refused');
      }),
    );
  });

  it('is later than a no of before, so that a yes from between changes nothing', async () => {
    const { state, clock, put } = aDoor();
    await put({ marketing: 'opted-out' });
    clock.now += 10_000;
    await put({ marketing: 'opted-out' });
    state.amend(PHONE, { givenAtMs: NOON_MS + 5_000 });
    expect(consentOf(state.profileOf(PHONE))).toBe('refused');
  });

  it('outlasts a yes that comes meanwhile, dated later', async () => {
    const { put, profile } = aBusyDoor('remember', 4, agreeMore);
    expect((await put({ marketing: 'opted-out' })).body).toMatchObject({ marketing: 'opted-out' });
    expect(profile().refusedAtMs).toBe(NOON_MS + 4_000);
  });

  it('is not claimed to bind where it does not', async () => {
    const { put } = aBusyDoor('remember', 5, agreeMore);
    expect(await put({ marketing: 'opted-out' })).toMatchObject({ status: 503 });
  });

  it('binds even where the rest of the change could not be written', async () => {
    const { put, profile } = aBusyDoor('choose', 5, chooseMore);
    expect((await put({ marketing: 'opted-out', muted: ['tips'] })).status).toBe(503);
    expect(consentOf(profile())).toBe('refused');
  });
});

describe('a yes to marketing', () => {
  it('counts whatever was said before, at whatever time', async () => {
    await fc.assert(
      fc.asyncProperty(anyProfile(), async (profile) => {
        const { state, put } = aDoor();
        state.amend(PHONE, profile);
        expect((await put({ marketing: 'opted-in' })).body).toMatchObject({
          marketing: 'opted-in',
        });
        expect(consentOf(state.profileOf(PHONE))).toBe('given');
      }),
    );
  });

  it('gives way to a no that comes while the rest of it is written', async () => {
    const clock = { now: NOON_MS, nowMs: () => clock.now };
    const refuse = (state: MemoryState) => {
      state.amend(PHONE, { refusedAtMs: NOON_MS + 1_000 });
      clock.now = NOON_MS + 2_000;
    };
    const { put } = aBusyDoor('choose', 1, refuse, clock);
    const change = { marketing: 'opted-in', muted: ['tips'] };
    expect((await put(change)).body).toMatchObject({ marketing: 'opted-out' });
  });

  it('vouches for a number that was given up, though it was said before', async () => {
    const { state, put } = aDoor();
    state.amend(PHONE, { givenAtMs: NOON_MS - 2, unreachableAtMs: NOON_MS - 1 });
    await put({ marketing: 'opted-in' });
    expect(isUnreachable(state.profileOf(PHONE))).toBe(false);
  });
});
