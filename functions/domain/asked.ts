import type { RememberedAsk } from './ask.ts';
import type { ItemMark } from './item-mark.ts';
import type { Profile } from './profile.ts';

/** What was asked of a recipient, and what has happened since: by it a reply is decided. */
export interface Asked {
  /** Those whose texts went out or may have gone out, in no order. */
  readonly asks: readonly RememberedAsk[];
  readonly markOf: (itemId: string) => ItemMark;
  readonly profile: Profile;
}
