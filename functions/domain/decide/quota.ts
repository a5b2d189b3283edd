import type { Rule } from '../decide.ts';
import { consult, ringHash } from '../quota.ts';

/**
 * Saves the claim that would be denied. What was read may be a moment old, so room is no leave to
 * send, and whether a claim that is remembered is another's only the claim itself can tell.
 */
export const quota: Rule = ({ id, kind }, { profile, policy, nowMs }) => {
  if (kind.critical) return undefined;
  const { answer } = consult(profile.rings[kind.lane], ringHash(id), policy.windows, nowMs);
  return answer === 'full' ? { do: 'suppress', reason: 'quota' } : undefined;
};
