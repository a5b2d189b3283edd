import type { Notification } from '../../domain/notification.ts';
import type { Claim, Claims } from '../../ports.ts';
import type { Item, RecipientsTable } from './table.ts';

/**
 * At least once: an item `n#<notification id>` goes from `claimed`, for the length of a lease, to
 * `sent`. A claim whose lease ran out may be taken over, because its worker may have died.
 */
export function transactionalClaims(table: RecipientsTable, leaseSeconds: number): Claims {
  return {
    async claim(notification, { token, nowMs }) {
      const { done, item } = await table.update(notification.recipient.phone, keyOf(notification), {
        update:
          'SET #state = :claimed, #token = :token, leaseUntilMs = :until, expiresAt = :ttl ' +
          'ADD attempt :one',
        condition: 'attribute_not_exists(#state) OR (#state = :claimed AND leaseUntilMs <= :now)',
        names: NAMES,
        values: {
          ':claimed': 'claimed',
          ':token': token,
          ':now': nowMs,
          ':until': nowMs + leaseSeconds * 1000,
          ':ttl': ttlSeconds(notification, nowMs),
          ':one': 1,
        },
      });
      return done ? { is: 'granted', ordinal: attemptOf(item) } : denied(item, token);
    },

    async settle(notification, { token, nowMs }, messageId) {
      const { done } = await table.update(notification.recipient.phone, keyOf(notification), {
        update: 'SET #state = :sent, messageId = :messageId, sentAtMs = :now REMOVE leaseUntilMs',
        condition: '#token = :token',
        names: NAMES,
        values: { ':sent': 'sent', ':messageId': messageId, ':now': nowMs, ':token': token },
      });
      if (!done) throw new ClaimLost();
    },

    async release(notification, { token }) {
      // Where the condition fails another attempt has it already: the record may come again.
      await table.update(notification.recipient.phone, keyOf(notification), {
        update: 'SET leaseUntilMs = :over, attempt = attempt - :one REMOVE #token',
        condition: '#token = :token AND #state = :claimed',
        names: NAMES,
        values: { ':over': 0, ':one': 1, ':token': token, ':claimed': 'claimed' },
      });
    },
  };
}

const NAMES = { '#state': 'state', '#token': 'token' };

const keyOf = ({ id }: Notification): string => `n#${id}`;

function denied(item: Item, token: string): Claim {
  if (item['state']?.S !== 'claimed') return { is: 'settled' };
  // The write was done, its answer was lost, and the SDK tried again.
  if (item['token']?.S === token) return { is: 'granted', ordinal: attemptOf(item) };
  return { is: 'leased', untilMs: Number(item['leaseUntilMs']?.N) };
}

const attemptOf = (item: Item): number => Number(item['attempt']?.N);

/** A day past the last moment at which the event could still be told: clocks and queues lag. */
const ttlSeconds = ({ expiresAtMs }: Notification, nowMs: number): number =>
  Math.ceil(Math.max(expiresAtMs, nowMs) / 1000) + 86_400;

/** Another attempt took the claim over before it was settled. */
class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}
