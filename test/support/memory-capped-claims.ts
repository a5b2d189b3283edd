import { placeHash } from '../../functions/adapters/recipients/ring.ts';
import { isCapped } from '../../functions/domain/kind.ts';
import { consult, type RingEntry, ringHash, type Window } from '../../functions/domain/quota.ts';
import type { Claims } from '../../functions/ports.ts';
import { aMemoryState } from './memory-state.ts';
import {
  memoryTransactionalClaims,
  type TransactionalClause,
} from './memory-transactional-claims.ts';

/** What must be so for a claim of a kind that a quota counts. */
export type CappedClause = TransactionalClause | 'every window has room';

export interface MemoryCaps {
  readonly windows: readonly Window[];
  readonly length: number;
  readonly leaseSeconds: number;
}

/**
 * The transactional lane's claims in memory, with the quota of kinds that it counts.
 * @param without the clause that is left out, to see what breaks
 */
export function memoryCappedClaims(
  { windows, length, leaseSeconds }: MemoryCaps,
  without?: CappedClause,
  state = aMemoryState(),
): Claims {
  const isUncapped = without === 'every window has room';
  const claims = memoryTransactionalClaims(leaseSeconds, isUncapped ? undefined : without, state);
  const ringOf = (phone: string) => state.profileOf(phone).rings.transactional;
  const putRing = (phone: string, transactional: ReturnType<typeof ringOf>) =>
    state.amend(phone, { rings: { ...state.profileOf(phone).rings, transactional } });

  return {
    ...claims,
    async claim(notification, attempt) {
      const claim = await claims.claim(notification, attempt);
      if (claim.is !== 'granted' || !isCapped(notification.kind)) return claim;
      const { phone } = notification.recipient;
      const hash = placeHash(ringHash(notification.id));
      const own = ringOf(phone).find((entry) => entry.hash === hash);
      if (own !== undefined && own.atMs >= attempt.nowMs) return claim;
      // A place of an earlier attempt does not stand in its own way: it counts anew.
      const others = ringOf(phone).filter((entry) => entry !== own);
      const verdict = consult(others, hash, windows, attempt.nowMs);
      if (verdict.answer === 'full' && !isUncapped) {
        await claims.release(notification, { ...attempt, ordinal: claim.ordinal });
        const { untilMs } = verdict;
        return claim.ordinal > 1 ? { is: 'unconfirmed' } : { is: 'full', untilMs };
      }
      const newest = { atMs: attempt.nowMs, hash, record: '', token: attempt.token };
      putRing(phone, [newest, ...others].slice(0, length));
      return claim;
    },
    async release(notification, attempt) {
      const { phone } = notification.recipient;
      const hash = placeHash(ringHash(notification.id));
      const [newest, ...older] = ringOf(phone);
      const isMine = (e: RingEntry | undefined) => e?.hash === hash && e.token === attempt.token;
      const blanked = () => ringOf(phone).map((e) => (isMine(e) ? { ...e, hash: '' } : e));
      const mayCancel = isCapped(notification.kind) && attempt.ordinal === 1;
      if (mayCancel) putRing(phone, isMine(newest) ? older : blanked());
      await claims.release(notification, attempt);
    },
  };
}
