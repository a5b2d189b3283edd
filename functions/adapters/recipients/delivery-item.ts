import type { Delivery, Receipt } from '../../domain/delivery.ts';
import { type Item, numberOf, textOf } from '../table/item.ts';
import type { Write } from '../table/write.ts';

/**
 * What a receipt said, as attributes beside the text's `messageId`. Undefined where none came. What
 * stands there was written below: its class is one of those that are known.
 */
export function readDelivery(item: Item): Delivery | undefined {
  const atMs = numberOf(item, 'deliveryAtMs');
  if (atMs === undefined) return undefined;
  return {
    is: textOf(item, 'delivery') as Delivery['is'],
    atMs,
    parts: numberOf(item, 'billedParts') ?? 0,
    priceFen: numberOf(item, 'priceFen') ?? 0,
  };
}

/** Only while what was seen there stands. The item of a transactional text is there already. */
export function writeOf(receipt: Receipt, seen: Delivery | undefined): Write {
  const { messageId, sentAtMs, delivery } = receipt;
  const isOwn = receipt.lane === 'marketing';
  return {
    update:
      'SET delivery = :is, deliveryAtMs = :at, billedParts = :parts, priceFen = :fen' +
      (isOwn ? ', messageId = :messageId, sentAtMs = :sent, expiresAt = :ttl' : ''),
    condition: conditionOf(isOwn, seen),
    values: {
      ...{ ':is': delivery.is, ':at': delivery.atMs },
      ...{ ':parts': delivery.parts, ':fen': delivery.priceFen },
      ':messageId': messageId,
      ...(isOwn ? { ':sent': sentAtMs, ':ttl': ttlSeconds(sentAtMs) } : {}),
      ...(seen === undefined ? {} : { ':seen': seen.is, ':seenAt': seen.atMs }),
    },
  };
}

function conditionOf(isOwn: boolean, seen: Delivery | undefined): string {
  if (seen !== undefined) {
    return 'messageId = :messageId AND delivery = :seen AND deliveryAtMs = :seenAt';
  }
  return isOwn
    ? 'attribute_not_exists(messageId)'
    : 'messageId = :messageId AND attribute_not_exists(deliveryAtMs)';
}

/** A month after it was sent: what is asked of last month's bill is answered. */
const ttlSeconds = (sentAtMs: number): number => Math.ceil(sentAtMs / 1_000) + 31 * 86_400;
