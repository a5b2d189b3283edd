import { RING_MAX, type Ring, type RingEntry, ringHash } from '../../domain/quota.ts';
import type { Attempt } from '../../ports.ts';
import { type Item, numberOf, textOf } from '../table/item.ts';
import { RECORD_MARK_DIGITS, recordMark } from './record-mark.ts';

/**
 * A ring as attributes of the `profile` item, `m` of marketing, `t` of transactional texts: `ma0`
 * is when the newest claim was made, `mh0` what for; `ma1`, `mh1` the one before, and so on.
 */
export type RingName = 'm' | 't';

export const PROFILE = 'profile';

/** What stands in a slot that remembers no notification: no hash begins with it. */
export const NONE = '-';

/** What a slot of the marketing ring says. */
export const entryOf = (notificationId: string, { recordId, token }: Attempt): string =>
  ringHash(notificationId) + recordMark(recordId) + tokenMark(token);

/**
 * What a slot of the transactional ring says: which attempt took it for what. The record stands
 * with the claim; and of a recipient's few places 10 digits tell one notification from all others.
 */
export const placeOf = (hash: string, token: string): string => placeHash(hash) + tokenMark(token);

/** With what `placeOf` begins. */
export const placeHash = (hash: string): string => hash.slice(0, PLACE_TOKEN_AT);

export const tokenMark = (token: string): string => token.slice(0, TOKEN_END - TOKEN_AT);

// Digits of an entry: 16 of the notification's hash, then the record's, 6 of the attempt's token.
const RECORD_AT = 16;
const TOKEN_AT = RECORD_AT + RECORD_MARK_DIGITS;
const TOKEN_END = TOKEN_AT + 6;

const PLACE_TOKEN_AT = 10;

/** @param length entries of the ring; as many as stand there by default */
export function readRing(item: Item, name: RingName, length = RING_MAX): Ring {
  const ring: RingEntry[] = [];
  const [recordAt, tokenAt] =
    name === 'm' ? [RECORD_AT, TOKEN_AT] : [PLACE_TOKEN_AT, PLACE_TOKEN_AT];
  for (let slot = 0; slot < length; slot += 1) {
    const atMs = numberOf(item, `${name}a${slot}`);
    // A push writes every slot: behind one that was never written there is none.
    if (atMs === undefined) break;
    if (atMs <= 0) continue;
    const entry = textOf(item, `${name}h${slot}`) ?? NONE;
    ring.push({
      atMs,
      hash: entry === NONE ? '' : entry.slice(0, recordAt),
      record: entry.slice(recordAt, tokenAt),
      token: entry.slice(tokenAt),
    });
  }
  return ring;
}
