import type { CarrierAnswer } from '../../functions/domain/carrier-answer.ts';
import type { Lane } from '../../functions/domain/lane.ts';
import type { Slots } from '../../functions/domain/pace.ts';
import type { Window } from '../../functions/domain/quota.ts';
import type { Command, Reply, StoredAnswer } from './correspondence.ts';

/**
 * All that happened in a run, as nobody in it can see it: times are those of the simulation, in
 * order, unless it says otherwise. By it alone promises are judged.
 */
export interface History {
  readonly terms: Terms;
  readonly events: readonly PutEvent[];
  readonly invocations: readonly Invocation[];
  readonly publishes: readonly Publish[];
  readonly verdicts: readonly Verdict[];
  readonly letters: readonly Letter[];
  readonly takes: readonly Take[];
  readonly wishes: readonly Wish[];
  readonly marks: readonly Mark[];
  readonly leases: readonly Leased[];
  readonly replies: readonly Reply[];
  readonly commands: readonly Command[];
  readonly answers: readonly StoredAnswer[];
  /** What functions logged, one line of JSON each; some of them, where there are many. */
  readonly logged: readonly string[];
}

/** What was promised, and how exact the world is. */
export interface Terms {
  readonly windows: Readonly<Record<Lane, readonly Window[]>>;
  readonly needsConsent: boolean;
  /** How far the clock of a worker is off, each way, at most. */
  readonly skewMs: number;
  readonly publishSlackMs: number;
  /** How long a worker that nobody waits for any more may be frozen before it goes on. */
  readonly frozenMaxMs: number;
  readonly slotGraceMs: number;
  readonly partsPerSecond: number;
  /** How far ahead of now marketing's slots may be. */
  readonly marketingWaitMs: number;
  /** IANA name; of those who chose none. */
  readonly timeZone: string;
  readonly maxReceives: number;
  /** How long a claim is one worker's alone. */
  readonly leaseMs: number;
  /** After which an invocation hands back what it has not begun. */
  readonly outOfTimeMs: number;
  /** When the last fault was injected: from then on nothing goes wrong any more. */
  readonly calmFromMs: number;
}

/** A notification that was put: by the platform, or as an answer of dingdong's. */
export interface PutEvent {
  /** Of the platform's event, or `reply-<key>`: unique in a run. */
  readonly eventId: string;
  /** As its notification would be named, also where it is not valid. */
  readonly notificationId: string;
  /** `detail-type`, as it was written. */
  readonly kind: string;
  /** Undefined where no kind is named so. */
  readonly lane: Lane | undefined;
  readonly isValid: boolean;
  /** Whether a quota counts it. */
  readonly isCapped: boolean;
  readonly isGathered: boolean;
  readonly phone: string;
  readonly itemId?: string;
  readonly code?: string;
  readonly version?: number;
  readonly occurredAtMs: number;
  /** Of its parsed form; NaN where it is not valid. */
  readonly expiresAtMs: number;
  /** Until when what it asks can be answered; undefined where it asks nothing. */
  readonly askedUntilMs?: number;
  readonly maxExtendDays?: number;
  /** When it was put first. */
  readonly atMs: number;
  /** How often it came to a queue, with copies, replays and redrives; counted until the end. */
  readonly arrivals: number;
}

/** One batch in one worker. */
export interface Invocation {
  readonly of: Lane | 'facts' | 'replies';
  readonly worker: number;
  readonly startedAtMs: number;
  /** Undefined where its worker died or ran out of time. */
  readonly endedAtMs: number | undefined;
  readonly records: readonly Handed[];
  /** Ids of the messages that it handed back; all where it died. */
  readonly returned: readonly string[];
  /** Faults that struck it, by their names; slowness among them. */
  readonly faults: readonly string[];
}

/** A record of a batch. */
export interface Handed {
  readonly messageId: string;
  /** Of a flush the event that made it. */
  readonly eventId?: string;
  /** The notification of a flush, where it is one. */
  readonly flushId?: string;
}

/** A text on its way to the carrier. */
export interface Publish {
  readonly notificationId: string;
  /** Those it tells: one, unless it tells what was gathered. */
  readonly eventIds: readonly string[];
  readonly isFlush: boolean;
  readonly kind: string;
  readonly lane: Lane;
  readonly phone: string;
  readonly text: string;
  readonly parts: number;
  readonly worker: number;
  /** How far ahead of the simulation the worker's clock was. */
  readonly aheadMs: number;
  /** When the worker used its slot, to ask for its claim; undefined where it never claimed. */
  readonly begunAtMs: number | undefined;
  /** When the claim was written by which it is sent; undefined where it has none. */
  readonly claimedAtMs: number | undefined;
  /** When the worker handed it over. */
  readonly atMs: number;
  /** When the carrier took it; undefined where it did not. */
  readonly acceptedAtMs: number | undefined;
  readonly messageId: string | undefined;
  /** What the worker heard; undefined where it died before it heard anything. */
  readonly heard: CarrierAnswer['is'] | undefined;
  /** When its settling was written; undefined where it never was. Of marketing nothing is. */
  readonly settledAtMs: number | undefined;
}

/** What a sender said became of an event: it wanted to put that on the bus. */
export interface Verdict {
  readonly is: 'sent' | 'suppressed' | 'failed';
  readonly notificationId: string;
  readonly eventId: string;
  readonly reason?: string;
  /** By the simulation. */
  readonly atMs: number;
  readonly worker: number;
}

/** Something on a dead-letter queue, or on `undeliverable`. */
export interface Letter {
  readonly of: Lane | 'facts' | 'replies' | 'undeliverable';
  /** Undefined where it names none; of a flush the event that made it, of `replies` the reply's. */
  readonly eventId: string | undefined;
  /** Of the flush, where it is one's: it ends all that the flush took. */
  readonly notificationId?: string;
  /**
   * Ours in the words of the contract; `receives` of a queue; `target` of the bus or of Scheduler;
   * `unknown kind`.
   */
  readonly reason: string;
  readonly atMs: number;
  /** When an operator put it back, if ever. */
  readonly redrivenAtMs: number | undefined;
}

/** What a flush took, to tell it. */
export interface Take {
  /** Of the flush. */
  readonly notificationId: string;
  readonly eventIds: readonly string[];
  readonly atMs: number;
}

/** What stands in a recipient's profile from then on, by a write that was done. */
export interface Wish {
  readonly phone: string;
  readonly is: 'refusal' | 'consent' | 'reassigned' | 'unreachable' | 'zone' | 'muted';
  /** The zone, or the muted categories, with commas; absent where it is as for everybody. */
  readonly value?: string;
  /** The time that was written: of what was said. */
  readonly saidAtMs: number;
  readonly atMs: number;
}

/** What stands in an item's mark from then on. */
export interface Mark {
  readonly phone: string;
  readonly itemId: string;
  readonly entry: string;
  readonly occurredAtMs: number;
  readonly atMs: number;
}

/** Slots that were given out, whether or not anybody heard of it. */
export interface Leased {
  readonly lane: Lane;
  readonly worker: number;
  readonly slots: Slots;
  /** By the worker's clock: that of the slots. */
  readonly nowMs: number;
  readonly atMs: number;
  readonly isHeard: boolean;
}
