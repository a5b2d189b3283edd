import type { Notification } from '../../functions/domain/notification.ts';
import {
  consult,
  type Ring,
  type RingEntry,
  ringHash,
  type Window,
} from '../../functions/domain/quota.ts';
import type { Claims } from '../../functions/ports.ts';

type Stored =
  | { readonly state: 'claimed'; token: string; leaseUntilMs: number; attempt: number }
  | { readonly state: 'sent'; readonly token: string };

/** The transactional lane's claims in memory, by the same contract as those in DynamoDB. */
export function memoryTransactionalClaims(leaseSeconds: number): Claims {
  const stored = new Map<string, Stored>();
  return {
    async claim({ id }, { token, nowMs }) {
      const found = stored.get(id);
      if (found?.state === 'sent') return { is: 'settled' };
      if (found !== undefined && found.leaseUntilMs > nowMs) {
        return found.token === token
          ? { is: 'granted', ordinal: found.attempt }
          : { is: 'leased', untilMs: found.leaseUntilMs };
      }
      const attempt = (found?.attempt ?? 0) + 1;
      const leaseUntilMs = nowMs + leaseSeconds * 1000;
      stored.set(id, { state: 'claimed', token, leaseUntilMs, attempt });
      return { is: 'granted', ordinal: attempt };
    },
    async settle({ id }, { token }) {
      if (stored.get(id)?.token !== token) throw new Error('the claim is lost');
      stored.set(id, { state: 'sent', token });
    },
    async release({ id }, { token }) {
      const found = stored.get(id);
      if (found?.state === 'claimed' && found.token === token) {
        Object.assign(found, { token: '', leaseUntilMs: 0, attempt: found.attempt - 1 });
      }
    },
  };
}

export interface MemoryRing {
  readonly windows: readonly Window[];
  readonly length: number;
  readonly leaseSeconds: number;
}

/** The marketing lane's claims in memory: a ring for each phone. */
export function memoryMarketingClaims({ windows, length, leaseSeconds }: MemoryRing): Claims {
  const rings = new Map<string, Ring>();
  const ringOf = ({ recipient }: Notification) => rings.get(recipient.phone) ?? [];
  return {
    async claim(notification, { token, recordId, nowMs }) {
      const [ring, hash] = [ringOf(notification), ringHash(notification.id)];
      const verdict = consult(ring, hash, windows, nowMs);
      if (verdict.answer === 'full') return { is: 'full', untilMs: verdict.untilMs };
      if (verdict.answer === 'remembered') {
        const { entry } = verdict;
        if (entry.record !== recordId) return { is: 'settled' };
        if (entry.token === token) return { is: 'granted', ordinal: 1 };
        const untilMs = entry.atMs + leaseSeconds * 1000;
        return nowMs < untilMs ? { is: 'leased', untilMs } : { is: 'unconfirmed' };
      }
      const newest = { atMs: nowMs, hash, record: recordId, token };
      rings.set(notification.recipient.phone, [newest, ...ring].slice(0, length));
      return { is: 'granted', ordinal: 1 };
    },
    settle: async () => {},
    async release(notification, { token }) {
      const hash = ringHash(notification.id);
      const isMine = (entry: RingEntry | undefined) =>
        entry?.token === token && entry.hash === hash;
      const ring = ringOf(notification);
      const given = isMine(ring[0])
        ? ring.slice(1)
        : ring.map((entry) => (isMine(entry) ? { ...entry, hash: '' } : entry));
      rings.set(notification.recipient.phone, given);
    },
  };
}
