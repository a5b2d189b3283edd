import type { Delivery } from './delivery.ts';
import type { Lesson } from './lesson.ts';

/** What is known of a number beside one receipt. */
export interface Reach {
  /** As `isFailing` has it. */
  readonly isFailing: boolean;
  /** Where this one says that it failed for good: a text is known to have reached it since. */
  readonly wasReachedLater: boolean;
}

/** Whether a number failed for good, by what became of a text to it. */
export const isForGood = ({ is }: Delivery): boolean => is === 'gone' || is === 'blocked';

/**
 * What a receipt teaches of the number; undefined where it teaches nothing, as a rule for what was
 * delivered, or for what says more of the network or of the text.
 */
export function lessonOfDelivery(
  { is, atMs }: Delivery,
  { isFailing, wasReachedLater }: Reach,
): Lesson | undefined {
  switch (is) {
    case 'delivered':
      return isFailing ? { is: 'delivered', atMs } : undefined;
    case 'gone':
      return wasReachedLater ? undefined : { is: 'gone', atMs };
    case 'blocked':
      return wasReachedLater ? undefined : { is: 'failed', atMs };
    case 'for-now':
    case 'unknown':
    case 'text':
    case 'price':
    case 'spend-limit':
    case 'other':
      return undefined;
    default:
      return is satisfies never;
  }
}
