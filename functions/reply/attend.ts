import { understand } from '../domain/command.ts';
import { decideReply } from '../domain/decide-reply.ts';
import type { Inbound } from '../domain/inbound.ts';
import type { MetricName } from '../domain/metric-name.ts';
import { replyKey, textHash } from '../domain/reply-key.ts';
import type { Asks, KeptReply, Replies } from '../ports/replies.ts';
import { type CarryingOut, createCarryOut } from './carry-out.ts';

export interface Attending extends CarryingOut {
  readonly asks: Asks;
  readonly replies: Replies;
  /** The names of what supersedes a kind. */
  readonly supersedersOf: (kind: string) => readonly string[];
  readonly clockSkewMs: number;
}

/**
 * Brings one reply to its end, once, however often and under how many ids it comes: it is kept
 * with what was decided about it before any of that is done.
 */
export function createAttend(deps: Attending) {
  const { replies, asks, clock } = deps;
  const carryOut = createCarryOut(deps);

  /** @returns what is counted of it */
  return async function attend(inbound: Inbound): Promise<[name: MetricName, reason?: string]> {
    const { from, text, receivedAtMs } = inbound;
    const own = replyKey(inbound);
    const known = await replies.find(from, own);
    if (known?.isDone) return ['Duplicate'];
    const key =
      known === undefined ? await replies.keyOf(from, own, textHash(text), receivedAtMs) : own;
    const kept = known ?? (await keptOf(inbound, key));
    if (!kept.isDone) {
      await carryOut(from, key, kept);
      await replies.finish(from, key);
    }
    if (key === own) return ['Replied', kept.decision.do];
    // A second copy: under its own id it may come once more, long after.
    await replies.keep(from, own, { ...kept, isDone: true, decision: { do: 'nothing' } });
    return ['Duplicate'];
  };

  async function keptOf(inbound: Inbound, key: string): Promise<KeptReply> {
    const { from, text, receivedAtMs } = inbound;
    const there = await replies.find(from, key);
    if (there !== undefined) return there;
    const asked = await asks.read(from);
    const decision = decideReply(understand(text), { ...inbound, key }, asked, {
      supersedersOf: deps.supersedersOf,
      clockSkewMs: deps.clockSkewMs,
      nowMs: clock.nowMs(),
    });
    return replies.keep(from, key, { isDone: false, decision, text, receivedAtMs });
  }
}
