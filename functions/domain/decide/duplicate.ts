import type { Rule } from '../decide.ts';

/** Saves the calls that a repeat would cost; the claim would deny it as well. */
export const duplicate: Rule = (_, { isSettled }) =>
  isSettled ? { do: 'forget', reason: 'duplicate' } : undefined;
