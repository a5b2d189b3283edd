import { readOptions } from '../read-options.ts';
import { readPhone } from '../read-phone.ts';

interface TokenChoices {
  readonly phone: string;
  /** For which it is good, 1 to 24. */
  readonly hours: number;
  /** Of AWS; none for the cloud that runs on this machine. */
  readonly stage?: string;
}

/** @throws naming the option that is wrong, and what is allowed */
export function readTokenOptions(args: readonly string[]): TokenChoices {
  const { phone, hours, stage } = readOptions(args, {
    phone: { type: 'string' },
    hours: { type: 'string', default: '1' },
    stage: { type: 'string' },
  });
  if (!/^(?:[1-9]|1\d|2[0-4])$/.test(hours)) {
    throw new Error(`--hours is ${hours}; allowed is a whole number from 1 to 24`);
  }
  return {
    phone: readPhone(phone),
    hours: Number(hours),
    ...(stage === undefined ? {} : { stage }),
  };
}
