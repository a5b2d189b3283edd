import type { Clock, Marks } from '../../ports.ts';
import { EXPIRES_AT, markKey } from './mark-item.ts';
import type { RecipientsTable } from './table.ts';

/**
 * A mark as an item `item#<item id>`: for each entry the time at which it last occurred, under the
 * entry's own name.
 * @param lifeSeconds how long a mark can matter, from the time of the entry or of the write,
 *   whichever is later; see `markSeconds`
 */
export function itemMarks(table: RecipientsTable, lifeSeconds: number, clock: Clock): Marks {
  return {
    async mark(phone, itemId, entry, atMs) {
      // Where the condition fails, something as new is known already.
      await table.update(phone, markKey(itemId), {
        update: 'SET #entry = :at, #expiresAt = :ttl',
        condition: 'attribute_not_exists(#entry) OR #entry < :at',
        names: { '#entry': entry, '#expiresAt': EXPIRES_AT },
        values: {
          ':at': atMs,
          ':ttl': Math.ceil(Math.max(clock.nowMs(), atMs) / 1000) + lifeSeconds,
        },
      });
    },
  };
}
