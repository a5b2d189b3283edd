import type { Rule } from '../decide.ts';
import { isUnreachable } from '../profile.ts';

/**
 * Nobody is there, or not the person meant: the carrier gave the number up, or it has passed to
 * somebody else since, whom its former owner's affairs do not concern.
 */
export const unreachable: Rule = ({ occurredAtMs }, { profile }) =>
  isUnreachable(profile) || occurredAtMs < (profile.reassignedAtMs ?? Number.NEGATIVE_INFINITY)
    ? { do: 'suppress', reason: 'unreachable' }
    : undefined;
