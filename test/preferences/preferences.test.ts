import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnreachable } from '../../functions/domain/profile.ts';
import { chose } from '../support/a-recipient.ts';
import { NOON_MS } from '../support/an-event.ts';
import { anyProfile } from '../support/any-profile.ts';
import { UNTOUCHED } from '../support/untouched.ts';
import { aDoor, PHONE } from './a-door.ts';

const OTHERS = {
  muted: ['views', 'offers'],
  hours: { from: '22:00', to: '08:00' },
  timeZone: 'America/New_York',
  marketing: 'opted-in',
  privacy: 'full',
  personalized: false,
};

describe('whoever asks', () => {
  it('is shown the whole, in the members of the contract and no others', async () => {
    const { status, headers, body } = await aDoor().get();
    expect(status).toBe(200);
    expect(headers).toEqual({
      ...{ 'content-type': 'application/json', 'cache-control': 'no-store' },
    });
    expect(body).toStrictEqual(UNTOUCHED);
    expect(Object.keys(body)).toEqual(Object.keys(UNTOUCHED));
  });

  it('is shown nothing of what was chosen by who had the number before', async () => {
    const { state, get } = aDoor();
    const chosen = chose({ muted: ['views'] }, NOON_MS - 2);
    state.amend(PHONE, { ...chosen, givenAtMs: NOON_MS - 2, reassignedAtMs: NOON_MS - 1 });
    expect((await get()).body).toEqual(UNTOUCHED);
  });

  it.each(['', 'good', 'Basic good', 'Bearer', 'Bearer bad', 'Bearer good bad'])(
    'is unauthorized by %j',
    async (authorization) => {
      const { ask, profile } = aDoor();
      for (const method of ['GET', 'PUT'] as const) {
        const answer = await ask(method, '{"marketing":"opted-out"}', authorization);
        expect(answer).toMatchObject({
          status: 401,
          headers: { 'www-authenticate': 'Bearer' },
          body: { error: { path: 'authorization', message: expect.stringContaining('HS256') } },
        });
      }
      expect(profile()).not.toHaveProperty('refusedAtMs');
    },
  );

  it('may write the scheme as they like', async () => {
    expect((await aDoor().ask('GET', '', 'bearer  good ')).status).toBe(200);
  });
});

describe('a change', () => {
  it('is answered with the whole, and stays', async () => {
    const { get, put } = aDoor();
    expect(await put(OTHERS)).toMatchObject({ status: 200, body: OTHERS });
    expect((await get()).body).toStrictEqual(OTHERS);
  });

  it.each(Object.entries(OTHERS))('of %s alone leaves the rest as it was', async (name, value) => {
    const { get, put } = aDoor();
    expect((await put({ [name]: value })).body).toStrictEqual({ ...UNTOUCHED, [name]: value });
    const back = UNTOUCHED[name as keyof typeof UNTOUCHED];
    await put(OTHERS);
    if (name !== 'marketing') await put({ [name]: back });
    expect((await get()).body).toStrictEqual(
      name === 'marketing' ? OTHERS : { ...OTHERS, [name]: back },
    );
  });

  it('of nothing changes nothing', async () => {
    const { put, profile } = aDoor();
    expect(await put({})).toMatchObject({ status: 200, body: UNTOUCHED });
    expect(profile()).not.toHaveProperty('chosen');
  });

  it('of what was read puts it back whole, and keeps the evidence of a yes', async () => {
    await fc.assert(
      fc.asyncProperty(anyProfile(), async (profile) => {
        const { state, get, put } = aDoor();
        state.amend(PHONE, profile);
        const { body } = await get();
        // Of times before today's rules, a critical category may be muted.
        const whole = { ...body, muted: [] };
        expect((await put(whole)).body).toStrictEqual(whole);
        // A yes to a number that was given up vouches for it anew.
        if (body.marketing !== 'opted-in' || isUnreachable(profile)) return;
        expect(state.profileOf(PHONE).givenAtMs).toBe(profile.givenAtMs);
      }),
    );
  });

  it('counts for the new owner of a number, from the moment that it is theirs', async () => {
    const { state, put } = aDoor();
    state.amend(PHONE, {
      ...chose({ muted: ['views'], privacy: 'full' }, NOON_MS - 1),
      reassignedAtMs: NOON_MS + 3_600_000,
    });
    const whole = { ...UNTOUCHED, muted: ['tips'], marketing: 'opted-in' };
    expect((await put({ muted: ['tips'], marketing: 'opted-in' })).body).toEqual(whole);
  });

  it('follows one that was made ahead of our clock', async () => {
    const { state, put, profile } = aDoor();
    state.amend(PHONE, chose({ privacy: 'full' }, NOON_MS + 60_000));
    expect((await put({ muted: ['tips'] })).body).toMatchObject({
      muted: ['tips'],
      privacy: 'full',
    });
    expect(profile().chosen?.atMs).toBe(NOON_MS + 60_001);
  });
});

describe('a change that is not allowed', () => {
  it.each([
    ['a critical category', { muted: ['money'] }, 'muted'],
    ['replies', { muted: ['reply'] }, 'muted'],
    ['no hours at all', { hours: { from: '08:00', to: '08:00' } }, 'hours'],
    ['no member', { colour: 'red' }, 'colour'],
    ['no object', [], 'body'],
  ])('names %s, and nothing of it is written', async (_, change, path) => {
    const { put, profile } = aDoor();
    const named = Array.isArray(change) ? change : { marketing: 'opted-out', ...change };
    const { status, body } = await put(named);
    expect([status, body.error.path]).toEqual([400, path]);
    expect(profile()).toEqual(aDoor().profile());
  });

  it('says of the catalog what can be muted, and why the rest cannot', async () => {
    const { body } = await aDoor().put({ muted: ['sale'] });
    expect(body.error.message).toBe(
      "sale cannot be muted: it is about somebody's goods and money; " +
        'allowed are listing, pricing, status, views, tips, offers',
    );
  });

  it('is longer than any can be', async () => {
    const { ask } = aDoor();
    expect((await ask('PUT', `{}${' '.repeat(8_190)}`)).status).toBe(200);
    // Bytes count, not characters.
    expect(await ask('PUT', `{"timeZone":"${'宽'.repeat(3_000)}"}`)).toMatchObject({
      status: 413,
      body: { error: { path: 'body', message: 'allowed are 8192 bytes' } },
    });
  });

  it.each(['opted-in', 'opted-out'])('takes %s back', async (marketing) => {
    const { put, get } = aDoor();
    await put({ marketing });
    expect(await put({ marketing: 'unset', muted: ['tips'] })).toMatchObject({
      status: 400,
      body: { error: { path: 'marketing', message: expect.stringContaining('cannot be unsaid') } },
    });
    expect((await get()).body).toEqual({ ...UNTOUCHED, marketing });
  });
});

describe('what goes wrong', () => {
  it('is a 503 that says when to ask again, and a line without the phone', async () => {
    const broken = { recipientOf: () => Promise.reject(new Error(`of ${PHONE}`)) };
    const { get, logged } = aDoor(broken);
    expect(await get()).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    expect(logged).toEqual(['["not answered",{"requestId":"request-1","error":"Error"}]']);
  });
});
