import type { Rule } from '../decide.ts';

/**
 * A bid is no news once the goods are sold; a bid after their relisting is. What happened at the
 * same instant voids nothing: a price proposal supersedes proposals, and is no earlier than itself.
 * A flush has happened to no goods: what it tells is looked at one by one, as it is taken.
 */
export const superseded: Rule = ({ occurredAtMs, flush }, { supersededAtMs }) =>
  flush === undefined && supersededAtMs !== undefined && supersededAtMs > occurredAtMs
    ? { do: 'suppress', reason: 'superseded' }
    : undefined;
