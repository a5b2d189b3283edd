import * as z from 'zod/mini';
import { PHONE_NUMBER_ALLOWED, type PhoneNumber, readPhoneNumber } from './phone-number.ts';

/** A mobile number in any writing that is forgiven; the issue says why it is none. */
export const phone = z.pipe(
  z.string(PHONE_NUMBER_ALLOWED),
  z.transform((written: string, { issues }): PhoneNumber => {
    const reading = readPhoneNumber(written);
    if (reading.valid) return reading.phone;
    const { found } = reading;
    issues.push({ code: 'custom', message: PHONE_NUMBER_ALLOWED, params: { found }, input: '' });
    return z.NEVER;
  }),
);
