import { understand } from '../domain/command.ts';
import { decideReply, type ReplyContext } from '../domain/decide-reply.ts';
import type { Inbound } from '../domain/inbound.ts';
import type { MetricName } from '../domain/metric-name.ts';
import { consentOf, orNever } from '../domain/profile.ts';
import { reconsider } from '../domain/reconsider.ts';
import { replyKey, textHash } from '../domain/reply-key.ts';
import type { Asks, KeptReply, Replies } from '../ports/replies.ts';
import type { Tokens } from '../ports.ts';
import { type CarryingOut, createCarryOut } from './carry-out.ts';

export interface Attending extends CarryingOut {
  readonly asks: Asks;
  readonly replies: Replies;
  /** The names of what supersedes a kind. */
  readonly supersedersOf: (kind: string) => readonly string[];
  readonly clockSkewMs: number;
  /** For as long a worker may be at one reply; then another takes over. */
  readonly leaseMs: number;
  readonly tokens: Tokens;
}

/** What became of a reply, as it is counted; or another worker is at it, and it comes again. */
export type Attended =
  | { readonly is: 'done'; readonly as: readonly [name: MetricName, reason?: string] }
  | { readonly is: 'leased' };

/**
 * Brings one reply to its end, once, however often and under how many ids it comes: it is kept
 * with what was decided about it before any of that is done. Whoever takes it over looks whether
 * that can be done still.
 */
export function createAttend(deps: Attending) {
  const { replies, asks, choices, clock } = deps;
  const carryOut = createCarryOut(deps);

  return async function attend(inbound: Inbound): Promise<Attended> {
    const { from, text, receivedAtMs } = inbound;
    const own = replyKey(inbound);
    const known = await replies.find(from, own);
    if (known?.isDone) return DUPLICATE;
    if (known !== undefined) return workOff(inbound, own, known);
    const key = await replies.keyOf(from, own, textHash(text), receivedAtMs);
    const there = key === own ? undefined : await replies.find(from, key);
    if (there !== undefined && (await isTakenBack(inbound, there))) {
      return workOff(inbound, own, undefined);
    }
    const attended = await workOff(inbound, key, there);
    if (key === own || attended.is === 'leased') return attended;
    // A second copy: under its own id it may come once more, long after.
    const decision = { do: 'nothing' } as const;
    await replies.keep(from, own, { isDone: true, decision, text: '', receivedAtMs });
    return DUPLICATE;
  };

  async function workOff(
    inbound: Inbound,
    key: string,
    found: KeptReply | undefined,
  ): Promise<Attended> {
    const { from } = inbound;
    const kept = found ?? (await replies.keep(from, key, await read(inbound, key)));
    if (kept.isDone) return DUPLICATE;
    const nowMs = clock.nowMs();
    const lease = { token: deps.tokens.next(), nowMs, untilMs: nowMs + deps.leaseMs };
    if (!(await replies.lease(from, key, lease))) return { is: 'leased' };
    const due = found === undefined ? kept : await afresh(from, key, kept);
    await carryOut(from, key, due);
    await replies.finish(from, key);
    return { is: 'done', as: ['Replied', due.decision.do] };
  }

  async function read(inbound: Inbound, key: string): Promise<KeptReply> {
    const { from, text, receivedAtMs } = inbound;
    const asked = await asks.read(from);
    const decision = decideReply(understand(text), { ...inbound, key }, asked, context());
    const cut = text.slice(0, KEPT_CHARACTERS_MAX);
    return { isDone: false, decision, text: cut, receivedAtMs };
  }

  /** It was kept by a worker that did not bring it to its end, perhaps long ago. */
  async function afresh(phone: string, key: string, kept: KeptReply): Promise<KeptReply> {
    const asked = await asks.read(phone);
    return { ...kept, decision: reconsider(kept.decision, key, asked, context()) };
  }

  function context(): ReplyContext {
    const { supersedersOf, clockSkewMs } = deps;
    return { supersedersOf, clockSkewMs, nowMs: clock.nowMs() };
  }

  /** No, yes and no again within a minute: the second no is no copy of the first, and binds. */
  async function isTakenBack({ from, receivedAtMs }: Inbound, kept: KeptReply): Promise<boolean> {
    if (kept.decision.do !== 'opt-out' || !kept.isDone) return false;
    const profile = await choices.read(from);
    return consentOf(profile) === 'given' && orNever(profile.givenAtMs) <= receivedAtMs;
  }
}

const DUPLICATE: Attended = { is: 'done', as: ['Duplicate'] };

/** Longer than anybody's reply that means something. */
const KEPT_CHARACTERS_MAX = 1_000;
