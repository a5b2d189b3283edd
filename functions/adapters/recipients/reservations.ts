import type { Notification } from '../../domain/notification.ts';
import { consult, isEntryOf, type Ring, ringHash, type Window } from '../../domain/quota.ts';
import type { Attempt } from '../../ports.ts';
import { textOf } from '../table/item.ts';
import { giveBack } from './give-back.ts';
import { NONE, PROFILE, placeHash, placeOf, readRing } from './ring.ts';
import { ringExpressions, windowValues } from './ring-expressions.ts';
import type { RecipientsTable } from './table.ts';

/** Places in the quota of a recipient's transactional texts; one for each notification. */
export interface Reservations {
  reserve(notification: Notification, attempt: Attempt): Promise<Reservation>;
  /**
   * Gives the place back that this attempt took; behind newer ones it stays taken, by nobody. What
   * another attempt has taken over meanwhile is that one's.
   */
  cancel(notification: Notification, attempt: Pick<Attempt, 'token'>): Promise<void>;
}

type Reservation = { readonly is: 'reserved' } | { readonly is: 'full'; readonly untilMs: number };

/**
 * @param windows of which every one must have room
 * @param length entries of the ring; see `ringLength`
 */
export function ringReservations(
  table: RecipientsTable,
  windows: readonly Window[],
  length: number,
): Reservations {
  const ring = ringExpressions('t', windows, length);
  const condition = `${ring.neverTwice} AND ${ring.everyWindowHasRoom}`;

  return {
    async reserve({ id, recipient }, { nowMs, token }) {
      const hash = ringHash(id);
      const entry = placeOf(hash, token);
      const values = { ':now': nowMs, ':entry': entry, ...windowValues(windows, nowMs) };
      let { done, item } = await table.update(recipient.phone, PROFILE, {
        update: ring.push,
        condition,
        values: { ...values, ':hash': placeHash(hash), ':zero': 0, ':none': NONE },
      });
      // Each that pushes an older place on meanwhile costs a try.
      for (let tries = 0; !done && tries < length; tries += 1) {
        const found = findPlace(readRing(item, 't', length), hash, windows, nowMs);
        if (found.is !== 'old') return found;
        const old = textOf(item, `th${found.slot}`) ?? NONE;
        ({ done, item } = await table.update(recipient.phone, PROFILE, {
          ...ring.renew(found.slot),
          values: { ...values, ':old': old },
        }));
      }
      if (!done) throw new Error('the ring never stood still');
      return RESERVED;
    },

    async cancel({ id, recipient: { phone } }, { token }) {
      const entry = placeOf(ringHash(id), token);
      return giveBack(table, ring, { phone, name: 't', entry, length });
    },
  };
}

const RESERVED: Reservation = { is: 'reserved' };

/**
 * A place of an earlier attempt counts anew, from now on: its text goes out now. It is as good as
 * reserved where this attempt's answer was lost.
 */
function findPlace(
  ring: Ring,
  hash: string,
  windows: readonly Window[],
  nowMs: number,
): Reservation | { readonly is: 'old'; readonly slot: number } {
  const slot = ring.findIndex((entry) => isEntryOf(entry, hash));
  if ((ring[slot]?.atMs ?? 0) >= nowMs) return RESERVED;
  const others = ring.filter((_, i) => i !== slot);
  const verdict = consult(others, hash, windows, nowMs);
  if (verdict.answer === 'full') return { is: 'full', untilMs: verdict.untilMs };
  if (slot < 0) throw new Error('the ring denied a place for which it shows room');
  return { is: 'old', slot };
}
