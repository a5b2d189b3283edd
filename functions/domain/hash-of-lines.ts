import { hash } from 'node:crypto';

/** The first 32 hex digits of SHA-256 over these lines: an id of what they say together. */
export const hashOfLines = (...lines: readonly (string | number)[]): string =>
  hash('sha256', lines.join('\n')).slice(0, 32);
