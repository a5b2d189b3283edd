import type { Rule } from '../decide.ts';
import { isUnreachable } from '../profile.ts';
import { isFailing } from '../reach.ts';

/**
 * Nobody is there, or not the person meant: the carrier gave the number up, or it has passed to
 * somebody else since, whom its former owner's affairs do not concern.
 */
export const unreachable: Rule = ({ kind, occurredAtMs }, { profile }) =>
  isUnreachable(profile) ||
  occurredAtMs < (profile.reassignedAtMs ?? Number.NEGATIVE_INFINITY) ||
  // What it costs to find out whether a phone takes texts again is worth it for news alone.
  (kind.lane === 'marketing' && isFailing(profile))
    ? { do: 'suppress', reason: 'unreachable' }
    : undefined;
