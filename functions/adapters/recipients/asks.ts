import { NO_MARK } from '../../domain/item-mark.ts';
import type { Asks } from '../../ports/replies.ts';
import { textOf } from '../table/item.ts';
import { answerWrite, readAsk } from './ask-item.ts';
import { ALL_MARKS, markKey, readMark } from './mark-item.ts';
import { NOTIFICATIONS_AND_PROFILE, notificationKey } from './notification-key.ts';
import { readProfile } from './profile-item.ts';
import { PROFILE } from './ring.ts';
import type { RecipientsTable } from './table.ts';

/** Asks stand on the items of their notifications, written with the claim. */
export function recipientAsks(table: RecipientsTable): Asks {
  return {
    async read(phone) {
      const [around, marks] = await Promise.all([
        table.query(phone, ASKS_AND_PROFILE),
        table.query(phone, ALL_MARKS),
      ]);
      const markBySortKey = new Map(marks.map((item) => [textOf(item, 'sk'), readMark(item)]));
      return {
        asks: around.flatMap((item) => readAsk(item) ?? []),
        markOf: (itemId) => markBySortKey.get(markKey(itemId)) ?? NO_MARK,
        profile: readProfile(around.find((item) => textOf(item, 'sk') === PROFILE) ?? {}),
      };
    },

    async answer(phone, askId, answered) {
      // A repeat of what was written, its answer lost, is written again.
      const { done } = await table.update(phone, notificationKey(askId), answerWrite(answered));
      return done;
    },
  };
}

/**
 * A claim that was given back counts no attempt: nothing was texted. Where an earlier attempt is
 * left, its text may have gone out. The profile is no notification, and has no state.
 */
const ASKS_AND_PROFILE = {
  ...NOTIFICATIONS_AND_PROFILE,
  filter: 'attribute_not_exists(#state) OR (attribute_exists(asks) AND attempt > :zero)',
  names: { '#state': 'state' },
  values: { ':zero': 0 },
};
