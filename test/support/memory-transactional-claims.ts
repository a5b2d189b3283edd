import { askOf } from '../../functions/domain/ask.ts';
import type { Attempt, Claim, Claims } from '../../functions/ports.ts';
import { aMemoryState, type MemoryNotification } from './memory-state.ts';

/** What must be so for a claim to be granted. */
export type TransactionalClause = 'not settled' | 'lease is over' | 'not given up for this record';

/**
 * The transactional lane's claims in memory, by the same contract as those in DynamoDB.
 * @param without the clause that is left out, to see what breaks
 */
export function memoryTransactionalClaims(
  leaseSeconds: number,
  without?: TransactionalClause,
  { notifications } = aMemoryState(),
): Claims {
  const clauses = Object.entries(CLAUSES).filter(([name]) => name !== without);
  const mine = (id: string, token: string) => {
    const found = notifications.get(id);
    if (found?.token !== token || found.state === 'sent') throw new Error('the claim is lost');
    return found;
  };

  return {
    async claim(notification, attempt) {
      const { id } = notification;
      const found = notifications.get(id);
      for (const [, deny] of found === undefined ? [] : clauses) {
        const denial = found && deny(found, attempt);
        if (denial !== undefined) return denial;
      }
      const leaseUntilMs = attempt.nowMs + leaseSeconds * 1000;
      const asking = {
        phone: notification.recipient.phone,
        ask: askOf(notification, attempt.nowMs),
        answered: found?.answered,
        firstMs: found?.firstMs ?? attempt.nowMs,
      };
      const { token } = attempt;
      const ordinal = 1 + (found?.attempt ?? 0);
      notifications.set(id, { ...asking, state: 'claimed', token, leaseUntilMs, attempt: ordinal });
      return { is: 'granted', ordinal };
    },
    async settle({ id }, { token }, sent) {
      const found = notifications.get(id);
      if (found?.token !== token) throw new Error('the claim is lost');
      notifications.set(id, { ...attemptedOf(found), state: 'sent', sent });
    },
    async release({ id }, { token }) {
      const found = notifications.get(id);
      if (found?.state !== 'claimed' || found.token !== token) return;
      const attempt = found.attempt - 1;
      notifications.set(id, { ...found, token: '', leaseUntilMs: 0, attempt });
    },
    async giveUp({ id }, { token, recordId }) {
      const found = mine(id, token);
      notifications.set(id, { ...attemptedOf(found), state: 'unconfirmed', record: recordId });
    },
  };
}

/** Without the state that it is in. */
const attemptedOf = ({ phone, token, attempt, ask, firstMs, answered }: MemoryNotification) => ({
  ...{ phone, token, attempt, ask, firstMs, answered },
});

type Clause = (found: MemoryNotification, attempt: Attempt) => Claim | undefined;

/** What each clause answers to a claim that it denies. */
const CLAUSES: Readonly<Record<TransactionalClause, Clause>> = {
  'not settled': (found) => (found.state === 'sent' ? { is: 'settled' } : undefined),
  'lease is over': (found, { token, nowMs }) => {
    if (found.state !== 'claimed' || found.leaseUntilMs <= nowMs) return undefined;
    return found.token === token
      ? { is: 'granted', ordinal: found.attempt }
      : { is: 'leased', untilMs: found.leaseUntilMs };
  },
  'not given up for this record': (found, { recordId }) =>
    found.state === 'unconfirmed' && found.record === recordId ? { is: 'unconfirmed' } : undefined,
};
