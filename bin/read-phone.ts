import { PHONE_NUMBER_ALLOWED, readPhoneNumber } from '../functions/domain/phone-number.ts';

/**
 * The number that `--phone` names, in E.164.
 * @throws naming what is wrong with it, and what is allowed
 */
export function readPhone(written: string | undefined): string {
  if (written === undefined) {
    throw new Error(`--phone is missing; allowed is ${PHONE_NUMBER_ALLOWED}`);
  }
  const reading = readPhoneNumber(written);
  if (reading.valid) return reading.phone;
  const allowed = `${PHONE_NUMBER_ALLOWED}, not ${reading.found}`;
  throw new Error(`--phone is ${written}; allowed is ${allowed}`);
}
