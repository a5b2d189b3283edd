import type { Ask } from '../domain/ask.ts';
import { commandId } from '../domain/reply-key.ts';
import type { Announcement } from '../ports/announcer.ts';
import type { KeptReply } from '../ports/replies.ts';

/** What the platform is told of a reply; undefined where it is not to act. The same every time. */
export function commandEvent(
  phone: string,
  key: string,
  { decision, receivedAtMs }: KeptReply,
): Announcement | undefined {
  const common = {
    commandId: commandId(decision, key),
    recipient: { phone },
    repliedAt: new Date(receivedAtMs).toISOString(),
  };
  switch (decision.do) {
    case 'confirm': {
      const { ask, answer } = decision;
      const detail = { ...common, ...aboutAsk(phone, ask), answer };
      return { type: 'PriceConfirmationReplied', detail };
    }
    case 'extend': {
      const { ask, days } = decision;
      return { type: 'ExtensionRequested', detail: { ...common, ...aboutAsk(phone, ask), days } };
    }
    case 'report': {
      const { item } = decision;
      const detail = { ...common, ...(item === undefined ? {} : { item }) };
      return { type: 'StatusRequested', detail };
    }
    case 'opt-out':
      return { type: 'MarketingOptedOut', detail: { ...common, via: VIA } };
    case 'opt-in':
      return { type: 'MarketingOptedIn', detail: { ...common, via: VIA } };
    case 'say':
    case 'nothing':
      return undefined;
    default:
      return decision satisfies never;
  }
}

/** By which way a yes or a no to marketing came: with its time, the evidence. */
export const VIA = 'sms';

const aboutAsk = (phone: string, { id, kind, wants, recipient, item }: Ask) => ({
  recipient: { phone, ...recipient },
  item,
  ask: { id, kind, itemVersion: item.version },
  ...(wants.is === 'price' ? { proposedPriceFen: wants.proposedPriceFen } : {}),
});
