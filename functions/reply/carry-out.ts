import { type Consenting, createConsent } from '../batch/consent.ts';
import type { Announcer } from '../ports/announcer.ts';
import type { Asks, KeptReply } from '../ports/replies.ts';
import { type Answering, createAnswer } from './answer.ts';
import { commandEvent, VIA } from './command-event.ts';

export interface CarryingOut extends Answering, Consenting {
  readonly asks: Pick<Asks, 'answer'>;
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
    const { decision, receivedAtMs } = kept;
    switch (decision.do) {
      case 'confirm':
      case 'extend': {
        const { id, recipient, item } = decision.ask;
        const as = decision.do === 'confirm' ? decision.answer : decision.days;
        if (await asks.answer(phone, id, { by: key, as })) return tellPlatform(phone, key, kept);
        // Another reply was faster.
        return answer({ phone, key, recipient }, { kind: 'ReplyExpired', item });
      }
      case 'report':
        return tellPlatform(phone, key, kept);
      case 'opt-out': {
        await consent.optOut(phone, await choices.read(phone), receivedAtMs);
        await tellPlatform(phone, key, kept);
        if (decision.confirms) await answer({ phone, key }, { kind: 'OptOutConfirmed' });
        return;
      }
      case 'opt-in': {
        const profile = await choices.read(phone);
        // A no that was said after it stands.
        if ((profile.refusedAtMs ?? 0) > receivedAtMs) return;
        await consent.optIn(phone, profile, receivedAtMs);
        await tellPlatform(phone, key, kept);
        if (decision.confirms) await answer({ phone, key }, { kind: 'OptInConfirmed' });
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

  async function tellPlatform(phone: string, key: string, kept: KeptReply): Promise<void> {
    const event = commandEvent(phone, key, kept);
    if (event !== undefined) await announcer.announce([event]);
  }
}
