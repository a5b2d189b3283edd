import type { Rule } from '../decide.ts';

/** News that came too late is worse than none: the deadline is past, or nobody cares any more. */
export const expired: Rule = ({ expiresAtMs }, { nowMs }) =>
  nowMs > expiresAtMs ? { do: 'suppress', reason: 'expired' } : undefined;
