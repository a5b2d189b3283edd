import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { Callers } from '../ports/callers.ts';
import type { RotatedSecret } from './secrets.ts';

/** Callers by one secret, which may be rotated: signatures by HMAC-SHA256, or the secret itself. */
export function secretCallers(secret: RotatedSecret): Callers {
  /** Where it is not the one that is held, it may be one that is newer. */
  const fits = async (isOf: (key: string) => boolean): Promise<boolean> => {
    if (isOf(await secret.text())) return true;
    const newer = await secret.newer();
    return newer !== undefined && isOf(newer);
  };
  return {
    isSigned: ({ t, v1 }, body) =>
      fits((key) => {
        const expected = createHmac('sha256', key).update(`${t}.`).update(body).digest();
        // All are compared, whichever fits.
        const equal = v1.filter((hex) => isEqual(Buffer.from(hex, 'hex'), expected));
        return equal.length > 0;
      }),
    // By their hashes, which are of one length: that of the secret is nobody's business.
    isSecret: (written) => fits((key) => isEqual(sha256(written), sha256(key))),
  };
}

const sha256 = (text: string): Buffer => hash('sha256', text, 'buffer');

const isEqual = (given: Buffer, expected: Buffer): boolean =>
  given.length === expected.length && timingSafeEqual(given, expected);
