import type { RememberedAsk } from '../../functions/domain/ask.ts';
import { NO_MARK } from '../../functions/domain/item-mark.ts';
import type { Asks } from '../../functions/ports/replies.ts';
import type { MemoryNotification, MemoryState } from './memory-state.ts';

/** What recipients were asked, in memory, by the claims of the same state. */
export function memoryAsks(state: MemoryState): Asks {
  return {
    async read(phone) {
      const own = [...state.notifications.values()].filter((one) => one.phone === phone);
      return {
        asks: own.filter(mayHaveGoneOut).flatMap((one) => rememberedIn(one) ?? []),
        markOf: (itemId) => state.marks.get(`${phone} ${itemId}`) ?? NO_MARK,
        profile: state.profileOf(phone),
      };
    },
    async answer(phone, askId, answered) {
      const found = state.notifications.get(askId);
      if (found?.ask === undefined || found.phone !== phone) return false;
      if (found.answered !== undefined && found.answered.by !== answered.by) return false;
      state.notifications.set(askId, { ...found, answered });
      return true;
    },
  };
}

const mayHaveGoneOut = (one: MemoryNotification): boolean => one.attempt > 0;

function rememberedIn(one: MemoryNotification): RememberedAsk | undefined {
  const { ask, answered, firstMs } = one;
  if (ask === undefined) return undefined;
  const isOnlyAttempt = one.attempt === 1 && one.token !== '';
  return {
    ...ask,
    ...(isOnlyAttempt || firstMs === undefined ? {} : { firstAskedAtMs: firstMs }),
    ...(one.state === 'sent' ? { messageId: one.sent.messageId } : {}),
    ...(answered === undefined ? {} : { answered }),
  };
}
