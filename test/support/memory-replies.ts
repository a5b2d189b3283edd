import type { KeptReply, Replies, ReplyLease } from '../../functions/ports/replies.ts';

/** Replies that came, in memory. */
export function memoryReplies(): Replies {
  const kept = new Map<string, KeptReply>();
  const leases = new Map<string, ReplyLease>();
  const said = new Map<string, { readonly key: string; readonly atMs: number }>();
  return {
    find: async (phone, key) => kept.get(`${phone} ${key}`),
    async keyOf(phone, key, textHash, receivedAtMs) {
      const there = said.get(`${phone} ${textHash}`);
      if (there === undefined || there.atMs < receivedAtMs - MINUTE_MS) {
        said.set(`${phone} ${textHash}`, { key, atMs: receivedAtMs });
        return key;
      }
      return there.atMs > receivedAtMs + MINUTE_MS ? key : there.key;
    },
    async keep(phone, key, reply) {
      const place = `${phone} ${key}`;
      const there = kept.get(place) ?? reply;
      kept.set(place, there);
      return there;
    },
    async lease(phone, key, lease) {
      const place = `${phone} ${key}`;
      if (kept.get(place)?.isDone !== false) return false;
      const held = leases.get(place);
      const isFree = held === undefined || held.untilMs <= lease.nowMs;
      if (!isFree && held.token !== lease.token) return false;
      leases.set(place, lease);
      return true;
    },
    async finish(phone, key) {
      const place = `${phone} ${key}`;
      const there = kept.get(place);
      if (there !== undefined) kept.set(place, { ...there, isDone: true });
    },
  };
}

const MINUTE_MS = 60_000;
