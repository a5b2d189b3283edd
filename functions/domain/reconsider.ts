import type { Asked } from './asked.ts';
import { isOurs, isVoid } from './decide-reply/standing.ts';
import type { ReplyContext } from './decide-reply.ts';
import type { ReplyDecision } from './reply-decision.ts';

/**
 * What is left of a decision that was kept some time ago and not carried out: it may come back from
 * the dead letters after days. What was answered in time stays answered, whenever that is told.
 * @param key of the reply
 */
export function reconsider(
  decision: ReplyDecision,
  key: string,
  asked: Asked,
  context: ReplyContext,
): ReplyDecision {
  if (decision.do !== 'confirm' && decision.do !== 'extend') return decision;
  const { id, item } = decision.ask;
  const ask = asked.asks.find((one) => one.id === id);
  // Whoever has the number by now did not ask.
  if (ask !== undefined && !isOurs(ask, asked)) return { do: 'nothing' };
  if (ask !== undefined && ask.answered?.by !== key && isVoid(ask, asked, context)) {
    return { do: 'say', saying: { kind: 'ReplyExpired', item } };
  }
  return decision;
}
