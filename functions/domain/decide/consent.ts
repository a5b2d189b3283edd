import type { Rule } from '../decide.ts';
import { consentOf } from '../profile.ts';

/**
 * The mainland's rules want a yes before anything commercial is texted, and a no is absolute.
 * Where an operator may presume the yes, the no stays what it is.
 */
export const consent: Rule = ({ kind }, { profile, policy }) => {
  if (kind.lane !== 'marketing') return undefined;
  const given = consentOf(profile);
  if (given === 'refused') return { do: 'suppress', reason: 'opted-out' };
  return given === 'unset' && policy.needsConsent
    ? { do: 'suppress', reason: 'no-consent' }
    : undefined;
};
