import type { CarrierAnswer } from './domain/carrier-answer.ts';
import type { Lane } from './domain/lane.ts';
import type { Notification } from './domain/notification.ts';

/** Makes one worker the sender of one notification. Each lane has its own way to keep the promise. */
export interface Claims {
  /** @param attempt the token must be new for every call: it tells one's own claim from another's */
  claim(notification: Notification, attempt: Attempt): Promise<Claim>;
  /** Records that the carrier accepted; only while the claim is still this attempt's. */
  settle(notification: Notification, attempt: Attempt, messageId: string): Promise<void>;
  /**
   * Gives the claim back, when surely nothing was texted. False where it no longer could be: then
   * the notification stays claimed.
   */
  release(notification: Notification, attempt: Attempt): Promise<boolean>;
}

export interface Attempt {
  readonly token: string;
  readonly nowMs: number;
}

export type Claim =
  /** `ordinal` counts the attempts at this notification, from 1. */
  | { readonly is: 'granted'; readonly ordinal: number }
  /** Another attempt told it, or nobody will: nothing is left to do. */
  | { readonly is: 'settled' }
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
  /** @param reason a second dimension; none by default */
  count(name: MetricName, reason?: string): void;
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
  | 'Unannounced';

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
