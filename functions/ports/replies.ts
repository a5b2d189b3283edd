import type { Answered } from '../domain/ask.ts';
import type { Asked } from '../domain/asked.ts';
import type { ReplyDecision } from '../domain/reply-decision.ts';

/** What recipients were asked. Every call may throw, and may then be made again. */
export interface Asks {
  /** As it stands: a write that was answered is seen. */
  read(phone: string): Promise<Asked>;
  /**
   * Makes a reply the one that answers it; its key is that of `Replies`.
   * @returns whether it is: also where it was before; not where another one is, or it is forgotten
   */
  answer(phone: string, askId: string, answered: Answered): Promise<boolean>;
}

/**
 * Replies that came, each by its key: 32 hex digits, the same for one text however often and under
 * how many ids it is handed over. Every call may throw, and may then be made again.
 */
export interface Replies {
  find(phone: string, key: string): Promise<KeptReply | undefined>;
  /**
   * The key under which a reply is kept: that of another one where the same text came within a
   * minute of it; else its own.
   * @param textHash 32 hex digits of what it says
   */
  keyOf(phone: string, key: string, textHash: string, receivedAtMs: number): Promise<string>;
  /** Only where none is kept there. @returns what is kept there by now */
  keep(phone: string, key: string, reply: KeptReply): Promise<KeptReply>;
  /**
   * Makes one worker the one that works it off, once another's lease is over.
   * @returns whether it is, also where it was before; not where another is at it, or it is done
   */
  lease(phone: string, key: string, lease: ReplyLease): Promise<boolean>;
  /** Nothing of it is left to do. */
  finish(phone: string, key: string): Promise<void>;
}

export interface KeptReply {
  readonly isDone: boolean;
  readonly decision: ReplyDecision;
  readonly text: string;
  readonly receivedAtMs: number;
}

export interface ReplyLease {
  /** New for every attempt: it tells one's own lease from another's. */
  readonly token: string;
  readonly nowMs: number;
  readonly untilMs: number;
}

/** How many answers a recipient gets in a day. */
export interface Allowance {
  /**
   * Takes one; for one reply only one, however often it is asked for.
   * @param day such as `2026-11-22`
   * @returns whether it may be answered
   */
  take(phone: string, day: string, replyKey: string, max: number): Promise<boolean>;
}

/** A queue of ours. Throws where it is not known that every one of them lies there. */
export interface Outbox {
  put(bodies: readonly string[]): Promise<void>;
}
