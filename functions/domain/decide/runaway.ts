import type { Rule } from '../decide.ts';

/**
 * Critical kinds pass the quota, and a loop in the platform would ring one phone all night: this
 * ends it. Marketing has its quota, which nothing passes.
 */
export const runaway: Rule = ({ kind }, { textsToday, policy }) =>
  kind.lane === 'transactional' && textsToday >= policy.runawayTexts
    ? { do: 'suppress', reason: 'runaway' }
    : undefined;
