import type { Answered, Ask } from '../../functions/domain/ask.ts';
import type { SentText } from '../../functions/domain/carrier-answer.ts';
import type { Delivery } from '../../functions/domain/delivery.ts';
import type { ItemMark } from '../../functions/domain/item-mark.ts';
import { NEW_PROFILE, type Profile } from '../../functions/domain/profile.ts';

/** What the table `recipients` holds, in memory: all twins of one state see what each wrote. */
export interface MemoryState {
  profileOf(phone: string): Profile;
  amend(phone: string, change: Partial<Profile>): void;
  /** By the phone and the item. */
  readonly marks: Map<string, ItemMark>;
  /** Transactional ones, by their id. */
  readonly notifications: Map<string, MemoryNotification>;
  /** Of marketing texts, by the phone and the hash of the claim. */
  readonly deliveries: Map<string, { readonly messageId: string; readonly delivery: Delivery }>;
}

export type MemoryNotification = Attempted & (Claimed | Sent | Unconfirmed);

interface Attempted {
  readonly phone: string;
  readonly token: string;
  readonly attempt: number;
  /** As it was last claimed. */
  readonly ask?: Ask | undefined;
  /** When it was first claimed. */
  readonly firstMs?: number | undefined;
  readonly answered?: Answered | undefined;
}

interface Claimed {
  readonly state: 'claimed';
  readonly leaseUntilMs: number;
}

interface Sent {
  readonly state: 'sent';
  readonly sent: SentText;
  readonly delivery?: Delivery;
}

interface Unconfirmed {
  readonly state: 'unconfirmed';
  readonly record: string;
}

export function aMemoryState(): MemoryState {
  const profiles = new Map<string, Profile>();
  const profileOf = (phone: string): Profile => profiles.get(phone) ?? NEW_PROFILE;
  return {
    profileOf,
    amend: (phone, change) => void profiles.set(phone, { ...profileOf(phone), ...change }),
    marks: new Map(),
    notifications: new Map(),
    deliveries: new Map(),
  };
}
