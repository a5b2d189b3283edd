import type { CarrierAnswer } from './domain/carrier-answer.ts';
import type { Lane } from './domain/lane.ts';
import type { Notification } from './domain/notification.ts';

/**
 * Makes one worker the sender of one notification. Each lane has its own way to keep the promise.
 * Every call may throw: `NothingWritten` where that is certain, anything else where it is not.
 */
export interface Claims {
  claim(notification: Notification, attempt: Attempt): Promise<Claim>;
  /** Records that the carrier accepted; only while the claim is still this attempt's. */
  settle(notification: Notification, attempt: Attempt, messageId: string): Promise<void>;
  /** Gives the claim back, when surely nothing was texted: it can be claimed again. */
  release(notification: Notification, attempt: Attempt): Promise<void>;
}

export interface Attempt {
  /** New for every attempt: it tells one's own claim, whose answer was lost, from another's. */
  readonly token: string;
  /** The record that is being worked at: the same when it comes again, another for another copy. */
  readonly recordId: string;
  readonly nowMs: number;
}

export class NothingWritten extends Error {
  override readonly name = 'NothingWritten';
}

export type Claim =
  /** `ordinal` counts the attempts at this notification, from 1. */
  | { readonly is: 'granted'; readonly ordinal: number }
  /** Another attempt told it: nothing is left to do. */
  | { readonly is: 'settled' }
  /** This record claimed it before and came again: nobody knows whether it was told. */
  | { readonly is: 'unconfirmed' }
  /** Another worker is at it until its lease ends. */
  | { readonly is: 'leased'; readonly untilMs: number }
  /** The recipient's quota is used up until then. */
  | { readonly is: 'full'; readonly untilMs: number };

/** Takes texts to phones. Never throws: what goes wrong is an answer. */
export interface Carrier {
  publish(text: OutgoingText): Promise<CarrierAnswer>;
}

export interface OutgoingText {
  readonly phone: string;
  readonly text: string;
  readonly lane: Lane;
}

/** Where a record goes that will never be told, with the reason for those who look. */
export interface DeadLetters {
  put(body: string, reason: string): Promise<void>;
}

/** Tells the platform, on the bus, what became of its events. */
export interface Announcer {
  announce(announcements: readonly Announcement[]): Promise<void>;
}

export interface Announcement {
  readonly type: 'NotificationSent' | 'NotificationSuppressed' | 'NotificationFailed';
  readonly detail: Readonly<Record<string, unknown>>;
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

export type MetricName =
  | 'Sent'
  | 'Suppressed'
  | 'Duplicate'
  | 'DeadLettered'
  | 'Returned'
  | 'Unsettled'
  | 'Unannounced'
  | 'Unreleased';

/** One line of JSON each. Fields are ids and codes: never a number, a title or a text. */
export interface Log {
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
