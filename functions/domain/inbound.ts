import type { PhoneNumber } from './phone-number.ts';

/** A text that somebody sent us, as a carrier handed it over. */
export interface Inbound {
  /**
   * The carrier's own id with the format before it, such as `aliyun:1234567890`: the same however
   * often it hands the text over.
   */
  readonly id: string;
  readonly from: PhoneNumber;
  readonly text: string;
  /** By the carrier, where it says so and that can be; else when it reached us. */
  readonly receivedAtMs: number;
  /** The message id of the text that it answers, where the carrier knows. */
  readonly inReplyTo?: string;
}
