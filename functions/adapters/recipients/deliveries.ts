import type { Receipt } from '../../domain/delivery.ts';
import { isNews } from '../../domain/delivery-news.ts';
import { isForGood, type Reach } from '../../domain/lesson-of-delivery.ts';
import { type Nearness, nearestClaim } from '../../domain/nearest-claim.ts';
import { isFailing } from '../../domain/reach.ts';
import type { Deliveries, Recorded } from '../../ports/receipts.ts';
import { type Item, numberOf, textOf } from '../table/item.ts';
import { readDelivery, writeOf } from './delivery-item.ts';
import { NOTIFICATIONS_AND_PROFILE } from './notification-key.ts';
import { readProfile } from './profile-item.ts';
import { PROFILE } from './ring.ts';
import type { RecipientsTable } from './table.ts';

/**
 * A transactional text is found by its message id, among the recipient's notifications. Of a
 * marketing text no message id was ever written, to save a write: it is found by its claim, the
 * nearest before it in the recipient's ring, and has an item `d#<hash of the notification>`. One
 * query reads all that it takes.
 */
export function tableDeliveries(table: RecipientsTable, nearness: Nearness): Deliveries {
  return {
    async record(receipt) {
      const items = await readAround(table, receipt);
      const reach = reachOf(items, receipt);
      const place = placeOf(items, receipt, nearness);
      if (place === undefined) return UNJOINED;
      let { item } = place;
      for (let tries = 0; tries < TRIES_MAX; tries += 1) {
        const before = readDelivery(item);
        if (!isNews(before, receipt.delivery)) return { is: 'known', reach };
        const write = writeOf(receipt, before);
        const written = await table.update(receipt.phone, place.sortKey, write);
        item = written.item;
        if (written.done) {
          return { is: 'recorded', before, sentParts: numberOf(item, 'parts'), reach };
        }
        // Deleted meanwhile, or of another text that was published right after the same claim.
        if (textOf(item, 'messageId') !== receipt.messageId) return UNJOINED;
      }
      throw new Error('the receipts of one text never stood still');
    },
  };
}

const UNJOINED: Recorded = { is: 'unjoined' };

/** Each failure is another receipt of the same text, at the same moment. */
const TRIES_MAX = 4;

/**
 * Of a recipient's notifications and what lies next to them only what tells something: the text
 * itself, its claim or a failure of the number in the profile, and texts that reached it later.
 */
async function readAround(table: RecipientsTable, receipt: Receipt): Promise<readonly Item[]> {
  const { phone, lane, messageId, delivery } = receipt;
  const asksLater = isForGood(delivery);
  const filter = [
    'messageId = :messageId',
    ...(lane === 'marketing' ? ['attribute_exists(mh0)'] : []),
    'attribute_exists(failedAtMs)',
    'attribute_exists(goneAtMs)',
    ...(asksLater ? ['(delivery = :delivered AND deliveryAtMs >= :at)'] : []),
  ].join(' OR ');
  const values = {
    ':messageId': messageId,
    ...(asksLater ? { ':delivered': 'delivered', ':at': delivery.atMs } : {}),
  };
  const ranges = asksLater ? [NOTIFICATIONS_AND_PROFILE, DELIVERIES] : [NOTIFICATIONS_AND_PROFILE];
  const read = await Promise.all(
    ranges.map((range) => table.query(phone, { ...range, filter, values })),
  );
  return read.flat();
}

/** Up to the character after `#`. */
const DELIVERIES = { from: 'd#', to: 'd$' };

const isProfile = (item: Item): boolean => textOf(item, 'sk') === PROFILE;

function reachOf(items: readonly Item[], { delivery }: Receipt): Reach {
  return {
    isFailing: isFailing(readProfile(items.find(isProfile) ?? {})),
    wasReachedLater:
      isForGood(delivery) &&
      items.some((item) => {
        const other = readDelivery(item);
        return other?.is === 'delivered' && other.atMs >= delivery.atMs;
      }),
  };
}

interface Place {
  readonly sortKey: string;
  /** As it was seen there; nothing of a marketing text, until its write is denied. */
  readonly item: Item;
}

function placeOf(
  items: readonly Item[],
  { lane, messageId, sentAtMs }: Receipt,
  nearness: Nearness,
): Place | undefined {
  if (lane === 'marketing') {
    const { marketing } = readProfile(items.find(isProfile) ?? {}).rings;
    const claim = nearestClaim(marketing, sentAtMs, nearness);
    return claim === undefined ? undefined : { sortKey: `d#${claim.hash}`, item: {} };
  }
  const item = items.find((each) => textOf(each, 'messageId') === messageId);
  return item === undefined ? undefined : { sortKey: textOf(item, 'sk') ?? '', item };
}
