import type { Allowance } from '../../ports/replies.ts';
import type { RecipientsTable } from './table.ts';

/** The replies that were answered in a day, as a set of their keys in an item `answers#<day>`. */
export function dailyAllowance(table: RecipientsTable): Allowance {
  return {
    async take(phone, day, replyKey, max) {
      if (max < 1) return false;
      const { done } = await table.update(phone, `answers#${day}`, {
        update: 'SET expiresAt = :ttl ADD replyKeys :added',
        // A reply that took one before, its answer lost, takes it again.
        condition:
          'attribute_not_exists(replyKeys) OR contains(replyKeys, :key) OR size(replyKeys) < :max',
        values: {
          ':added': [replyKey],
          ':key': replyKey,
          ':max': max,
          ':ttl': Date.parse(day) / 1_000 + KEPT_SECONDS,
        },
      });
      return done;
    },
  };
}

/** From midnight in UTC: past the day's end in every zone, and as long as a reply is worked at. */
const KEPT_SECONDS = 3 * 86_400;
