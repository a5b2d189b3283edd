import { isCapped } from '../../domain/kind.ts';
import { type Claims, type GrantedAttempt, NothingWritten } from '../../ports.ts';
import type { Reservations } from './reservations.ts';

/**
 * Claims of which those for kinds that a quota counts take a place in the recipient's quota as
 * well, once they are granted. A worker may die between any two of these writes: then the lease
 * ends, and whoever takes over finds the notification's own place.
 */
export function cappedClaims(claims: Claims, reservations: Reservations): Claims {
  return {
    async claim(notification, attempt) {
      const claim = await claims.claim(notification, attempt);
      if (claim.is !== 'granted' || !isCapped(notification.kind)) return claim;
      const granted = { ...attempt, ordinal: claim.ordinal };
      const reservation = await reservations
        .reserve(notification, attempt)
        .catch(async (error: unknown) => {
          // Nothing was begun: the attempt does not count.
          if (error instanceof NothingWritten) await claims.release(notification, granted);
          throw error;
        });
      if (reservation.is === 'reserved') return claim;
      await claims.release(notification, granted);
      // An attempt before it may have been texted: that is not to be called held back.
      return claim.ordinal > 1 ? { is: 'unconfirmed' } : reservation;
    },

    async release(notification, attempt) {
      // The place first, while the claim keeps others from counting on it.
      if (isCapped(notification.kind) && isFirst(attempt)) {
        await reservations.cancel(notification, attempt);
      }
      await claims.release(notification, attempt);
    },

    settle: async (...settled) => claims.settle(...settled),
    // The text may have gone out: its place stays taken.
    giveUp: async (...given) => claims.giveUp(...given),
  };
}

/** The text of an earlier attempt may have gone out: its place stays taken for that. */
const isFirst = ({ ordinal }: GrantedAttempt): boolean => ordinal === 1;
