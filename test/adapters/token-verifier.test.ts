import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenVerifier } from '../../functions/adapters/token-verifier.ts';
import { A_SECRET, aSignedToken } from '../support/a-signed-token.ts';
import { NOON_MS } from '../support/an-event.ts';

const PHONE = '+8613800138000';
const NOON = NOON_MS / 1000;
const DAY = 86_400;

/** At noon, with a secret that is never rotated. */
function aVerifier(newer?: () => Promise<string | undefined>) {
  const asked: string[] = [];
  const verify = tokenVerifier({
    secret: {
      text: async () => A_SECRET,
      async newer() {
        asked.push('newer');
        return newer?.();
      },
    },
    clock: { nowMs: () => NOON_MS },
    clockSkewSeconds: 2,
  });
  return { verify, asked };
}

const verdictOn = async (token: string | Promise<string>) => aVerifier().verify(await token);

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** By hand, with whatever header. */
function handmade(header: object, signature: (signed: string) => string): string {
  const signed = `${base64url(header)}.${base64url({ sub: PHONE, exp: NOON + 60 })}`;
  return `${signed}.${signature(signed)}`;
}

const hs256 = (signed: string) => createHmac('sha256', A_SECRET).update(signed).digest('base64url');

describe('a token', () => {
  it('that the platform signed names its phone', async () => {
    expect(await verdictOn(aSignedToken())).toBe(PHONE);
    expect(await verdictOn(handmade({ alg: 'HS256' }, hs256))).toBe(PHONE);
  });

  it.each([
    ['is past by no more than clocks differ', { exp: NOON - 1 }],
    ['is a day ahead', { exp: NOON + DAY }],
    ['is a day ahead of a clock that is fast', { exp: NOON + DAY + 2 }],
  ])('whose end %s is good', async (_, said) => {
    expect(await verdictOn(aSignedToken(said))).toBe(PHONE);
  });

  it.each([
    ['is past', { exp: NOON - 2 }],
    ['is further ahead than a day', { exp: NOON + DAY + 3 }],
    ['is a year ahead, in milliseconds', { exp: NOON_MS }],
    ['is missing', { exp: undefined }],
    ['is text', { exp: String(NOON + 60) }],
    ['is null', { exp: null }],
  ])('whose end %s is refused', async (_, said) => {
    expect(await verdictOn(aSignedToken(said))).toBeUndefined();
  });

  it.each([
    ['nobody', undefined],
    ['a mainland number without +86', '13800138000'],
    ['a number in another writing', '+86 138 0013 8000'],
    ['a number without its plus', '8613800138000'],
    ['a fixed line', '+861065529988'],
    ['a user', 'u-1'],
    ['a number that is no text', 8613800138000],
    ['several', [PHONE]],
    ['what cannot be said', { toString: 1 }],
  ])('for %s is refused', async (_, sub) => {
    expect(await verdictOn(aSignedToken({ sub }))).toBeUndefined();
  });

  it('that is not good yet is refused', async () => {
    expect(await verdictOn(aSignedToken({ nbf: NOON + 60 }))).toBeUndefined();
  });

  it.each([
    ['without a signature', () => handmade({ alg: 'none' }, () => '')],
    ['that claims to need none', () => handmade({ alg: 'none' }, hs256)],
    [
      'with a header of demands that are unknown',
      () => handmade({ alg: 'HS256', crit: ['x'], x: 1 }, hs256),
    ],
    [
      'with a payload that is not encoded',
      () => handmade({ alg: 'HS256', b64: false, crit: ['b64'] }, hs256),
    ],
    [
      'signed by RSA',
      () => {
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
        return handmade({ alg: 'RS256' }, (signed) =>
          sign('sha256', Buffer.from(signed), privateKey).toString('base64url'),
        );
      },
    ],
    ['signed by a longer hash', () => aSignedToken({}, A_SECRET.repeat(2), 'HS512')],
    ['signed with the same secret by a longer hash', () => aSignedToken({}, A_SECRET, 'HS384')],
    ['signed with the secret of another', () => aSignedToken({}, 'another'.repeat(8))],
    [
      'whose payload was changed',
      async () => {
        const [header, , signature] = (await aSignedToken()).split('.');
        const payload = base64url({ sub: '+8613900139000', exp: NOON + 60 });
        return `${header}.${payload}.${signature}`;
      },
    ],
    ['that is none', () => ''],
  ])('%s is refused', async (_, make) => {
    expect(await verdictOn(make())).toBeUndefined();
  });

  it('of any text is refused, and never breaks anything', async () => {
    const { verify } = aVerifier();
    const part = fc.oneof(
      fc.string(),
      fc.json().map((json) => Buffer.from(json).toString('base64url')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
        expect(await verify(parts.join('.'))).toBeUndefined();
      }),
    );
  });
});

describe('a token that is signed otherwise', () => {
  it('is good by a secret that was fetched anew', async () => {
    const { verify, asked } = aVerifier(async () => 'rotated'.repeat(8));
    expect(await verify(await aSignedToken({}, 'rotated'.repeat(8)))).toBe(PHONE);
    expect(await verify(await aSignedToken({}, 'another'.repeat(8)))).toBeUndefined();
    expect(asked).toHaveLength(2);
  });

  it('and ended is refused by the new secret as well', async () => {
    const { verify } = aVerifier(async () => 'rotated'.repeat(8));
    const token = await aSignedToken({ exp: NOON - 60 }, 'rotated'.repeat(8));
    expect(await verify(token)).toBeUndefined();
  });

  it('is the only one for which a secret is fetched', async () => {
    const { verify, asked } = aVerifier();
    await verify(await aSignedToken());
    await verify(await aSignedToken({ exp: NOON - 60 }));
    await verify(await aSignedToken({ sub: 'u-1' }));
    await verify('nonsense');
    expect(asked).toEqual([]);
  });

  it('is neither good nor bad where no secret can be had', async () => {
    const { verify } = aVerifier(() => Promise.reject(new Error('busy')));
    await expect(verify(await aSignedToken({}, 'another'.repeat(8)))).rejects.toThrow('busy');
  });
});
