import { MAGIC_NUMBERS } from '../../local/sms/magic-numbers.ts';

/** The phone of which the table says so. */
export const magicPhone = (what: RegExp): string =>
  MAGIC_NUMBERS.find((each) => what.test(each.what))?.phone ?? '';
