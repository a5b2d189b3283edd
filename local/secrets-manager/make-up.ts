import { randomInt } from 'node:crypto';

/** What of CloudFormation's `GenerateSecretString` is played; the rest is an error. */
export interface GenerateSecretString {
  /** 32 by default. */
  readonly PasswordLength?: number;
  readonly ExcludePunctuation?: boolean;
}

/** A text of letters and digits. @throws for what is not played */
export function makeUp(generate: GenerateSecretString): string {
  const { PasswordLength = 32, ExcludePunctuation, ...rest } = generate;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined || ExcludePunctuation !== true) {
    throw new Error(
      `GenerateSecretString: ${unknown ?? 'punctuation'} is not played on this machine; ` +
        'allowed are PasswordLength and ExcludePunctuation: true',
    );
  }
  return Array.from({ length: PasswordLength }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
