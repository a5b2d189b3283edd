import { SignJWT } from 'jose';
import { NOON_MS } from './an-event.ts';
import { noteSecret } from './note-line.ts';

export const A_SECRET = 's3cret'.repeat(8);
noteSecret(A_SECRET);

/** What a token says; a member that is undefined is left out. */
interface Said {
  readonly sub?: unknown;
  /** In seconds since the epoch; an hour after noon by default. */
  readonly exp?: unknown;
  readonly nbf?: unknown;
}

/** A token of one recipient, as the platform signs it. */
export function aSignedToken(said: Said = {}, secret = A_SECRET, alg = 'HS256'): Promise<string> {
  const claims = { sub: '+8613800138000', exp: NOON_MS / 1000 + 3_600, ...said };
  return new SignJWT(JSON.parse(JSON.stringify(claims)))
    .setProtectedHeader({ alg })
    .sign(new TextEncoder().encode(secret));
}
