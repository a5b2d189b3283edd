import type { Allowance } from '../../functions/ports/replies.ts';

/** How many answers were given in a day, in memory. */
export function memoryAllowance(): Allowance {
  const days = new Map<string, ReadonlySet<string>>();
  return {
    async take(phone, day, replyKey, max) {
      const place = `${phone} ${day}`;
      const taken = days.get(place) ?? new Set();
      if (max < 1 || (!taken.has(replyKey) && taken.size >= max)) return false;
      days.set(place, new Set([...taken, replyKey]));
      return true;
    },
  };
}
