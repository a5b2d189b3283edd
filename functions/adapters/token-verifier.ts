import { errors, type JWTPayload, jwtVerify } from 'jose';
import { type PhoneNumber, readPhoneNumber } from '../domain/phone-number.ts';
import type { Clock } from '../ports.ts';
import type { RotatedSecret } from './secrets.ts';

interface TokenVerifierOptions {
  /** With which the platform signs. */
  readonly secret: RotatedSecret;
  readonly clock: Clock;
  /** How far the platform's clock may differ from ours. */
  readonly clockSkewSeconds: number;
}

/**
 * Whose phone a token names: a JWT by HS256, whose `sub` is a mobile number in E.164 and whose
 * `exp` is not past and at most 24 hours ahead. Undefined for any other.
 * @throws where the secret cannot be fetched: then nothing is known of the token
 */
export function tokenVerifier(options: TokenVerifierOptions) {
  const { secret } = options;
  return async (token: string): Promise<PhoneNumber | undefined> => {
    const read = await readToken(token, await secret.text(), options);
    if (read !== 'signed otherwise') return read;
    // Forged; or signed with a secret that has been rotated since it was fetched.
    const newer = await secret.newer();
    if (newer === undefined) return undefined;
    const again = await readToken(token, newer, options);
    return again === 'signed otherwise' ? undefined : again;
  };
}

async function readToken(
  token: string,
  secret: string,
  options: TokenVerifierOptions,
): Promise<PhoneNumber | 'signed otherwise' | undefined> {
  const { clock, clockSkewSeconds } = options;
  const nowMs = clock.nowMs();
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      currentDate: new Date(nowMs),
      clockTolerance: clockSkewSeconds,
    });
    return phoneOf(payload, nowMs / 1000 + clockSkewSeconds);
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return 'signed otherwise';
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

function phoneOf({ exp, sub }: JWTPayload, nowSeconds: number): PhoneNumber | undefined {
  if (exp === undefined || exp > nowSeconds + AHEAD_MAX_SECONDS) return undefined;
  // Whatever was signed is still what somebody wrote.
  if (typeof sub !== 'string') return undefined;
  const reading = readPhoneNumber(sub);
  return reading.valid && reading.phone === sub ? reading.phone : undefined;
}

/** A token that leaks is of no use for long. */
const AHEAD_MAX_SECONDS = 24 * 3_600;
