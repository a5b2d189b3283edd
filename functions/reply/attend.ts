import { understand } from '../domain/command.ts';
import { decideReply } from '../domain/decide-reply.ts';
import type { Inbound } from '../domain/inbound.ts';
import type { MetricName } from '../domain/metric-name.ts';
import { consentOf, orNever } from '../domain/profile.ts';
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
  const { replies, asks, choices, clock } = deps;
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
    if (key !== own && (await isTakenBack(inbound, kept))) {
      return workOff(from, own, await keptOf(inbound, own));
    }
    const counted = await workOff(from, key, kept);
    if (key === own) return counted;
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
    const kept = text.slice(0, KEPT_CHARACTERS_MAX);
    return replies.keep(from, key, { isDone: false, decision, text: kept, receivedAtMs });
  }

  async function workOff(
    phone: string,
    key: string,
    kept: KeptReply,
  ): Promise<[MetricName, string]> {
    if (!kept.isDone) {
      await carryOut(phone, key, kept);
      await replies.finish(phone, key);
    }
    return ['Replied', kept.decision.do];
  }

  /** No, yes and no again, all in a minute: the second no is no copy of the first, and must bind. */
  async function isTakenBack({ from, receivedAtMs }: Inbound, kept: KeptReply): Promise<boolean> {
    if (kept.decision.do !== 'opt-out' || !kept.isDone) return false;
    const profile = await choices.read(from);
    return consentOf(profile) === 'given' && orNever(profile.givenAtMs) <= receivedAtMs;
  }
}

/** Longer than anybody's reply that means something. */
const KEPT_CHARACTERS_MAX = 1_000;
