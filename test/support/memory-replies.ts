import type { KeptReply, Replies } from '../../functions/ports/replies.ts';

/** Replies that came, in memory. */
export function memoryReplies(): Replies {
  const kept = new Map<string, KeptReply>();
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
    async finish(phone, key) {
      const place = `${phone} ${key}`;
      const there = kept.get(place);
      if (there !== undefined) kept.set(place, { ...there, isDone: true });
    },
  };
}

const MINUTE_MS = 60_000;
