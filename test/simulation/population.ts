import type { Meaning } from './correspondence.ts';

/** Everybody outside dingdong: the platform, and the people with phones. */
export interface Population {
  /** What happens whatever is texted, in the order of time. */
  readonly plan: readonly Happening[];
  /** What comes of a text that reached a phone. */
  hear(text: HeardText): readonly Happening[];
  /** What the platform does about what dingdong put on the bus. */
  answer(command: PutByDingdong): readonly Happening[];
}

export interface PopulationOptions {
  readonly seed: number;
  /** Midnight of the first day, by `timeZone`. */
  readonly startMs: number;
  readonly days: number;
  readonly users: number;
  /** IANA name, of the stage. */
  readonly timeZone: string;
  /** Ordinals of those who live, from 0; all by default. What each of them does stays the same. */
  readonly only?: readonly number[];
}

export interface HeardText {
  readonly phone: string;
  readonly text: string;
  readonly messageId: string;
  readonly kind: string;
  /** Of the events that it tells. */
  readonly eventIds: readonly string[];
  readonly atMs: number;
}

export interface PutByDingdong {
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly atMs: number;
}

/** What somebody does at a time. */
export type Happening =
  /** The platform puts an event: a kind, a fact, or what is neither or not valid. */
  | {
      readonly is: 'event';
      readonly atMs: number;
      readonly type: string;
      readonly detail: Readonly<Record<string, unknown>>;
      /** Whether it is as the contract says; of an unknown kind, whether its detail is. */
      readonly isValid: boolean;
    }
  /** Somebody writes a text. */
  | {
      readonly is: 'reply';
      readonly atMs: number;
      readonly phone: string;
      readonly text: string;
      readonly format: 'generic' | 'aws' | 'aliyun' | 'tencent';
      /** The message id of the text that it answers, where the carrier can tell. */
      readonly inReplyTo?: string;
      readonly means: Meaning;
    }
  /** Somebody changes their preferences: the body of a PUT. */
  | {
      readonly is: 'preferences';
      readonly atMs: number;
      readonly phone: string;
      readonly change: Readonly<Record<string, unknown>>;
    };
