import type { Ask, RememberedAsk } from '../ask.ts';
import type { Reply } from '../decide-reply.ts';
import type { Meant, ReplyDecision, Saying } from '../reply-decision.ts';
import { chooseAsk } from './choose.ts';
import type { Standing } from './standing.ts';

/** What somebody answers, and to asks of which sort. */
export type Answering =
  | { readonly is: 'price'; readonly as: 'yes' | 'no' }
  | { readonly is: 'days'; readonly as: number };

/** Acts on the ask that the reply is about, if that is open; else it says why not. */
export function answer(
  answering: Answering,
  code: string | undefined,
  reply: Reply,
  standings: readonly Standing[],
): ReplyDecision {
  const choice = chooseAsk(answering.is, code, reply, standings);
  switch (choice.is) {
    case 'chosen':
      return answerTo(choice.standing, answering);
    case 'unclear':
      return say({ kind: 'ReplyUnclear', codes: choice.codes, meant: meantBy(answering) });
    case 'unknown':
      return say({ kind: 'ReplyExpired' });
    default:
      return choice satisfies never;
  }
}

function answerTo({ ask, is }: Standing, answering: Answering): ReplyDecision {
  switch (is) {
    case 'open':
      return act(ask, answering);
    case 'answered':
      // Who says the same again is not told off for it.
      return ask.answered?.as === answering.as ? { do: 'nothing' } : expired(ask);
    case 'over':
      return expired(ask);
    default:
      return is satisfies never;
  }
}

function act(remembered: RememberedAsk, answering: Answering): ReplyDecision {
  const ask = asAsked(remembered);
  if (answering.is === 'price') return { do: 'confirm', ask, answer: answering.as };
  const maxExtendDays = ask.wants.is === 'days' ? ask.wants.maxDays : 0;
  // It stays open, for fewer days.
  return answering.as > maxExtendDays
    ? say({ kind: 'ReplyNotAllowed', item: ask.item, maxExtendDays })
    : { do: 'extend', ask, days: answering.as };
}

const meantBy = (answering: Answering): Meant =>
  answering.is === 'price' ? { is: answering.as } : { is: 'extend', days: answering.as };

const expired = ({ item }: Ask): ReplyDecision => say({ kind: 'ReplyExpired', item });

const say = (saying: Saying): ReplyDecision => ({ do: 'say', saying });

/** Without what became of it. */
const asAsked = ({ id, kind, wants, recipient, item, ...times }: RememberedAsk): Ask => ({
  ...{ id, kind, wants, recipient, item, occurredAtMs: times.occurredAtMs },
  ...{ askedAtMs: times.askedAtMs, untilMs: times.untilMs },
});
