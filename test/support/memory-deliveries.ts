import type { Delivery, Receipt } from '../../functions/domain/delivery.ts';
import { isNews } from '../../functions/domain/delivery-news.ts';
import { isForGood } from '../../functions/domain/lesson-of-delivery.ts';
import { type Nearness, nearestClaim } from '../../functions/domain/nearest-claim.ts';
import { isFailing } from '../../functions/domain/reach.ts';
import type { Deliveries } from '../../functions/ports/receipts.ts';
import type { MemoryState } from './memory-state.ts';

/** What became of texts, in memory, beside the claims of the same state. */
export function memoryDeliveries(state: MemoryState, nearness: Nearness): Deliveries {
  return {
    async record(receipt) {
      const { phone, delivery } = receipt;
      const others = deliveriesTo(state, phone);
      const reach = {
        isFailing: isFailing(state.profileOf(phone)),
        wasReachedLater:
          isForGood(delivery) &&
          others.some(({ is, atMs }) => is === 'delivered' && atMs >= delivery.atMs),
      };
      const place = receipt.lane === 'marketing' ? ofClaim(receipt) : ofMessage(receipt);
      if (place === undefined) return { is: 'unjoined' };
      const { before, sentParts, put } = place;
      if (!isNews(before, delivery)) return { is: 'known', reach };
      put();
      return { is: 'recorded', before, sentParts, reach };
    },
  };

  function ofMessage({ phone, messageId, delivery }: Receipt): Place | undefined {
    for (const [id, one] of state.notifications) {
      if (one.state !== 'sent' || one.phone !== phone || one.sent.messageId !== messageId) continue;
      return {
        before: one.delivery,
        sentParts: one.sent.parts,
        put: () => void state.notifications.set(id, { ...one, delivery }),
      };
    }
    return undefined;
  }

  function ofClaim({ phone, messageId, sentAtMs, delivery }: Receipt): Place | undefined {
    const claim = nearestClaim(state.profileOf(phone).rings.marketing, sentAtMs, nearness);
    if (claim === undefined) return undefined;
    const key = `${phone} ${claim.hash}`;
    const known = state.deliveries.get(key);
    if (known !== undefined && known.messageId !== messageId) return undefined;
    const put = () => void state.deliveries.set(key, { messageId, delivery });
    return { before: known?.delivery, sentParts: undefined, put };
  }
}

interface Place {
  readonly before: Delivery | undefined;
  readonly sentParts: number | undefined;
  put(): void;
}

const deliveriesTo = (state: MemoryState, phone: string): readonly Delivery[] => [
  ...[...state.notifications.values()].flatMap((one) =>
    one.state === 'sent' && one.phone === phone && one.delivery !== undefined ? [one.delivery] : [],
  ),
  ...[...state.deliveries]
    .filter(([key]) => key.startsWith(`${phone} `))
    .map(([, { delivery }]) => delivery),
];
