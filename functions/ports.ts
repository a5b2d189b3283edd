import type { CarrierAnswer, SentText } from './domain/carrier-answer.ts';
import type { Gathered } from './domain/gathered.ts';
import type { AddedAt, GatheringPlace, OpenedAt, Opening } from './domain/gathering-place.ts';
import type { ItemMark } from './domain/item-mark.ts';
import type { Lane } from './domain/lane.ts';
import type { Lesson } from './domain/lesson.ts';
import type { MetricName } from './domain/metric-name.ts';
import type { Notification } from './domain/notification.ts';
import type { Preferences } from './domain/preferences.ts';
import type { Profile } from './domain/profile.ts';

/**
 * What is known of recipients and of their items. What is read may be a moment old: it can hold a
 * text back, never let it through.
 */
export interface Recipients {
  /** Of a whole batch in one call. */
  read(wanted: readonly Wanted[]): Promise<Known>;
}

export interface Wanted {
  readonly phone: string;
  /** The item whose mark is wanted as well. */
  readonly itemId?: string;
}

export interface Known {
  readonly profileOf: (phone: string) => Profile;
  readonly markOf: (phone: string, itemId: string) => ItemMark;
}

/** Writes to an item's mark; a time that is older than what stands there changes nothing. */
export interface Marks {
  /** @param entry the name of the kind or fact that occurred */
  mark(phone: string, itemId: string, entry: string, atMs: number): Promise<void>;
}

/** Writes what was learned of a recipient; what is older than what is known changes nothing. */
export interface Memory {
  remember(phone: string, lesson: Lesson): Promise<void>;
}

/** What a recipient sees and changes by themselves. */
export interface Choices {
  /** As it stands: a change that was answered is seen. */
  read(phone: string): Promise<Profile>;
  /**
   * Only while what was chosen before still stands, so that of two changes at once none is lost.
   * @param seenAtMs the time of what was chosen before; undefined where nothing was
   * @returns whether it was written
   */
  choose(
    phone: string,
    preferences: Preferences,
    atMs: number,
    seenAtMs: number | undefined,
  ): Promise<boolean>;
}

/**
 * Makes one worker the sender of one notification. Each lane has its own way to keep the promise.
 * Every call may throw: `NothingWritten` where that is certain, anything else where it is not.
 */
export interface Claims {
  claim(notification: Notification, attempt: Attempt): Promise<Claim>;
  /** Records that the carrier accepted; only while the claim is still this attempt's. */
  settle(notification: Notification, attempt: Attempt, sent: SentText): Promise<void>;
  /** Gives the claim back, when this attempt surely texted nothing: it can be claimed again. */
  release(notification: Notification, attempt: GrantedAttempt): Promise<void>;
  /**
   * Records that nobody knows what became of it, and that it is not tried again by itself: the same
   * record is answered `unconfirmed` from now on, another one, redriven by somebody, may claim.
   */
  giveUp(notification: Notification, attempt: Attempt): Promise<void>;
}

export interface Attempt {
  /** New for every attempt: it tells one's own claim, whose answer was lost, from another's. */
  readonly token: string;
  /** The record that is being worked at: the same when it comes again, another for another copy. */
  readonly recordId: string;
  readonly nowMs: number;
}

/** An attempt that has its claim. */
export interface GrantedAttempt extends Attempt {
  /** Of the attempts at its notification, from 1: what became of those before it nobody knows. */
  readonly ordinal: number;
}

export class NothingWritten extends Error {
  override readonly name = 'NothingWritten';
}

export type Claim =
  /** `ordinal` counts the attempts at this notification, from 1. */
  | { readonly is: 'granted'; readonly ordinal: number }
  /** Another attempt told it: nothing is left to do. */
  | { readonly is: 'settled' }
  /** This record claimed it before, or gave it up, and came again: nobody knows what came of it. */
  | { readonly is: 'unconfirmed' }
  /** Another worker is at it until its lease ends. */
  | { readonly is: 'leased'; readonly untilMs: number }
  /** The recipient's quota is used up until then. */
  | { readonly is: 'full'; readonly untilMs: number }
  /** The recipient does not want it, or has not said that they do. */
  | { readonly is: 'refused'; readonly reason: 'opted-out' | 'no-consent' };

/** Takes texts to phones. Never throws: what goes wrong is an answer. */
export interface Carrier {
  publish(text: OutgoingText): Promise<CarrierAnswer>;
}

export interface OutgoingText {
  readonly phone: string;
  readonly text: string;
  readonly lane: Lane;
}

/** Puts a record back on its lane's queue, to be decided afresh. */
export interface Deferrals {
  /**
   * Once or more often, where it is asked for again: whoever tells it claims it first. Throws where
   * nobody knows whether it comes back.
   */
  defer(deferral: Deferral): Promise<void>;
}

export interface Deferral {
  readonly notificationId: string;
  /** The record as it lay on the queue. */
  readonly body: string;
  readonly nowMs: number;
  /** A whole second, in ms; what is past is now. */
  readonly dueMs: number;
}

/**
 * What is told together: gathered under a key, until the flush that is named for its due time takes
 * it. Every call may throw; what was not answered may be asked again.
 */
export interface Gatherings {
  /** Counts it once, where a flush takes it in time; when that is due, or undefined without one. */
  add(place: GatheringPlace, one: Gathered, at: AddedAt): Promise<number | undefined>;
  /** Counts it for a flush that is on its way by now. */
  begin(place: GatheringPlace, one: Gathered, dueMs: number): Promise<void>;
  /**
   * Takes all of it, and lets the next wait until then; asked again for the same flush, the same.
   * Nothing where another flush has taken it, or once it was told. What another took and did not
   * tell is among it.
   */
  take(place: GatheringPlace, dueMs: number, quietUntilMs: number): Promise<readonly Gathered[]>;
  /** Keeps of what a flush took only what it takes to know an event again. */
  told(place: GatheringPlace, dueMs: number, all: readonly Gathered[]): Promise<void>;
  /** Lets one through, the same again, where it is not quiet and nothing is gathered. */
  open(place: GatheringPlace, id: string, at: OpenedAt): Promise<Opening>;
}

/** Where a record goes that will never be told, with the reason for those who look. */
export interface DeadLetters {
  put(body: string, reason: string): Promise<void>;
}

export interface Metrics {
  /**
   * @param reason a second dimension; none by default
   * @param by 1 by default
   */
  count(name: MetricName, reason?: string, by?: number): void;
  /** Hands over what was counted since the last flush. */
  flush(): void;
}

/** One line of JSON each. Fields are ids and codes: never a number, a title or a text. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number>>;

export interface Clock {
  nowMs(): number;
}

export interface Tokens {
  /** 8 hex digits, new every time. */
  next(): string;
}
