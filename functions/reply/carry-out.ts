import { type Consenting, createConsent } from '../batch/consent.ts';
import type { Ask, Answer as AskAnswer } from '../domain/ask.ts';
import { orNever } from '../domain/profile.ts';
import type { Announcer } from '../ports/announcer.ts';
import type { Asks, KeptReply } from '../ports/replies.ts';
import { type Answering, createAnswer } from './answer.ts';
import { commandEvent, VIA } from './command-event.ts';

export interface CarryingOut extends Answering, Consenting {
  readonly asks: Asks;
  readonly announcer: Announcer;
}

/**
 * Does what was decided about a reply. Each step may be done again: whoever dies in between is
 * followed by somebody who does all of it, to the same end.
 */
export function createCarryOut(deps: CarryingOut) {
  const { asks, announcer, choices } = deps;
  const answer = createAnswer(deps);
  const consent = createConsent(deps, VIA);

  return async function carryOut(phone: string, key: string, kept: KeptReply): Promise<void> {
    const { decision } = kept;
    switch (decision.do) {
      case 'confirm':
        return answerAsk(phone, key, kept, decision.ask, decision.answer);
      case 'extend':
        return answerAsk(phone, key, kept, decision.ask, decision.days);
      case 'report':
        return tellPlatform(phone, key, kept);
      case 'opt-out':
      case 'opt-in': {
        if (!(await remember(phone, decision.do, kept.receivedAtMs))) return;
        await tellPlatform(phone, key, kept);
        if (decision.confirms) await answer({ phone, key }, CONFIRMED[decision.do]);
        return;
      }
      case 'say':
        return answer({ phone, key }, decision.saying);
      case 'nothing':
        return;
      default:
        return decision satisfies never;
    }
  };

  async function answerAsk(
    phone: string,
    key: string,
    kept: KeptReply,
    { id, recipient, item }: Ask,
    as: AskAnswer,
  ): Promise<void> {
    if (await asks.answer(phone, id, { by: key, as })) return tellPlatform(phone, key, kept);
    // Another reply was faster. What it said as well is done, and nobody is told otherwise.
    const there = (await asks.read(phone)).asks.find((ask) => ask.id === id);
    if (there?.answered?.as === as) return;
    return answer({ phone, key, recipient }, { kind: 'ReplyExpired', item });
  }

  /** @returns whether it binds: not a yes before a no, or before the number passed on */
  async function remember(
    phone: string,
    what: 'opt-out' | 'opt-in',
    saidAtMs: number,
  ): Promise<boolean> {
    const profile = await choices.read(phone);
    if (what === 'opt-out') {
      await consent.optOut(phone, profile, saidAtMs);
      return true;
    }
    const { refusedAtMs, reassignedAtMs } = profile;
    if (Math.max(orNever(refusedAtMs), orNever(reassignedAtMs)) > saidAtMs) return false;
    await consent.optIn(phone, profile, saidAtMs);
    return true;
  }

  async function tellPlatform(phone: string, key: string, kept: KeptReply): Promise<void> {
    const event = commandEvent(phone, key, kept);
    if (event !== undefined) await announcer.announce([event]);
  }
}

const CONFIRMED = {
  'opt-out': { kind: 'OptOutConfirmed' },
  'opt-in': { kind: 'OptInConfirmed' },
} as const;
