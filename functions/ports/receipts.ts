import type { Delivery, Receipt } from '../domain/delivery.ts';
import type { Reach } from '../domain/lesson-of-delivery.ts';

/** What became of texts, beside what is known of their notifications. */
export interface Deliveries {
  /**
   * Writes down what a receipt says of the text that it is of, where that is news. May throw; what
   * was not answered may be asked again.
   */
  record(receipt: Receipt): Promise<Recorded>;
}

export type Recorded =
  | {
      readonly is: 'recorded';
      /** What another receipt of the same text had said; undefined where this is the first. */
      readonly before: Delivery | undefined;
      /** As we counted them; undefined where nobody wrote that down. */
      readonly sentParts: number | undefined;
      readonly reach: Reach;
    }
  /** The same receipt, or a later one, came before. */
  | { readonly is: 'known'; readonly reach: Reach }
  /** No text of this stage: those of an account share its logs; or it is forgotten by now. */
  | { readonly is: 'unjoined' };
