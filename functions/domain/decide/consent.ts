import type { Rule } from '../decide.ts';
import { whyNotMarketed } from '../profile.ts';

/**
 * The mainland's rules want a yes before anything commercial is texted, and a no is absolute.
 * Where an operator may presume the yes, the no stays what it is.
 */
export const consent: Rule = ({ kind }, { profile, policy }) => {
  if (kind.lane !== 'marketing') return undefined;
  const reason = whyNotMarketed(profile, policy.needsConsent);
  return reason === undefined ? undefined : { do: 'suppress', reason };
};
