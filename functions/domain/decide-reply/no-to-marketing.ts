import type { Asked } from '../asked.ts';
import type { Reply, ReplyContext } from '../decide-reply.ts';
import { orNever } from '../profile.ts';
import type { Standing } from './standing.ts';

/**
 * Whether a bare no is about marketing: no price is asked, and it is no late answer to one either.
 * A price that was asked after the last marketing text is what a late no is about; where the
 * carrier knows the text that it replies to, and nothing was asked there, it is about that.
 */
export function isNoToMarketing(
  code: string | undefined,
  reply: Reply,
  standings: readonly Standing[],
  asked: Asked,
  context: ReplyContext,
): boolean {
  const prices = standings.filter(({ ask }) => ask.wants.is === 'price');
  const [newest] = prices;
  if (code !== undefined) return false;
  if (newest === undefined) return true;
  if (prices.some(({ ask, is }) => is === 'open' || isMeant(ask, reply))) return false;
  if (repliesToNoAsk(reply, asked)) return true;
  return newest.ask.askedAtMs <= marketedAtMs(reply, asked, context);
}

const isMeant = ({ answered, messageId }: Standing['ask'], { key, inReplyTo }: Reply): boolean =>
  answered?.by === key || (messageId !== undefined && messageId === inReplyTo);

const repliesToNoAsk = ({ inReplyTo }: Reply, { asks }: Asked): boolean =>
  inReplyTo !== undefined && asks.every(({ messageId }) => messageId !== inReplyTo);

/** When the last marketing text before the reply was claimed; minus infinity where none was. */
function marketedAtMs(reply: Reply, { profile }: Asked, { clockSkewMs }: ReplyContext): number {
  const latestMs = reply.receivedAtMs + clockSkewMs;
  // What was given back has no hash, and was not texted.
  const told = profile.rings.marketing.filter(({ hash, atMs }) => hash !== '' && atMs <= latestMs);
  return orNever(told[0]?.atMs);
}
