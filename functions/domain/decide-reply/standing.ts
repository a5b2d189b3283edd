import type { RememberedAsk, Wanted } from '../ask.ts';
import type { Asked } from '../asked.ts';
import type { Reply, ReplyContext } from '../decide-reply.ts';
import { latestOf } from '../item-mark.ts';
import { orNever } from '../profile.ts';

/** What an ask is to a reply. */
export interface Standing {
  readonly ask: RememberedAsk;
  /** An ask that this very reply answered is open to it: it may not have been worked off. */
  readonly is: 'open' | 'answered' | 'over';
  /** Whether its text was surely on its way when the reply was written: else it is no guess. */
  readonly isPut: boolean;
}

/** Those that the reply can be about, the newest first. */
export function standingsOf(
  reply: Reply,
  asked: Asked,
  context: ReplyContext,
): readonly Standing[] {
  const known = asked.asks
    .filter((ask) => isBefore(ask, reply, context) && isOurs(ask, asked))
    .toSorted(newestFirst);
  return known.map((ask) => {
    const isPut = wasPut(ask, reply);
    const about = known.filter((each) => isAbout(each, ask.item.id, ask.wants.is));
    if (ask.answered !== undefined && ask.answered.by !== reply.key) {
      return { ask, is: 'answered', isPut };
    }
    const isOver =
      about[0] !== ask ||
      isVoid(ask, asked, context) ||
      (!isPut && ask.wants.is === 'price' && about.length > 1);
    return { ask, is: isOver ? 'over' : 'open', isPut };
  });
}

/**
 * Until the carrier has taken it, and while the reply may be older, a text may be one that nobody
 * had seen: with another price of the item before it, the reply may be about that one. So may it
 * be where it came between two attempts, of which the first may have rung nowhere.
 */
function wasPut({ messageId, askedAtMs }: RememberedAsk, reply: Reply): boolean {
  if (messageId === undefined) return false;
  return messageId === reply.inReplyTo || askedAtMs <= latestMs(reply);
}

/** A carrier that tells the time in whole seconds leaves out what is past the last one. */
const latestMs = ({ receivedAtMs }: Reply): number =>
  receivedAtMs % 1_000 === 0 ? receivedAtMs + 999 : receivedAtMs;

/** Of what was asked at one time, the same order always. */
const newestFirst = (a: RememberedAsk, b: RememberedAsk): number =>
  b.askedAtMs - a.askedAtMs || b.occurredAtMs - a.occurredAtMs || (a.id < b.id ? -1 : 1);

/** Of two asks of one sort about one item the newer one alone is open. */
const isAbout = (ask: RememberedAsk, itemId: string, sort: Wanted['is']): boolean =>
  ask.item.id === itemId && ask.wants.is === sort;

/** Nobody answers what they had not been asked yet; what they may have been, they may answer. */
const isBefore = (
  { askedAtMs, firstAskedAtMs = askedAtMs }: RememberedAsk,
  reply: Reply,
  { clockSkewMs }: ReplyContext,
): boolean => firstAskedAtMs <= reply.receivedAtMs + clockSkewMs;

/** What was asked of whoever had the number before, or about their goods, is nobody's. */
export const isOurs = (ask: RememberedAsk, { profile }: Asked): boolean =>
  Math.min(ask.occurredAtMs, ask.askedAtMs) > orNever(profile.reassignedAtMs);

/** Whether it has expired, or its item has moved on. */
export const isVoid = (ask: RememberedAsk, asked: Asked, context: ReplyContext): boolean =>
  context.nowMs > ask.untilMs || isSuperseded(ask, asked, context);

/** Asks that came later count as well: their marks may have been read a moment too early. */
function isSuperseded(ask: RememberedAsk, asked: Asked, { supersedersOf }: ReplyContext): boolean {
  const superseders = supersedersOf(ask.kind);
  const markedMs = latestOf(asked.markOf(ask.item.id), superseders);
  return (
    orNever(markedMs) > ask.occurredAtMs ||
    asked.asks.some(
      ({ kind, item, occurredAtMs }) =>
        superseders.includes(kind) && item.id === ask.item.id && occurredAtMs > ask.occurredAtMs,
    )
  );
}
