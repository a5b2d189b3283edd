import { askOf } from '../../domain/ask.ts';
import type { Notification } from '../../domain/notification.ts';
import type { Attempt, Claim, Claims } from '../../ports.ts';
import { type Item, numberOf, textOf } from '../table/item.ts';
import type { Write } from '../table/write.ts';
import { askWrite } from './ask-item.ts';
import { notificationKey } from './notification-key.ts';
import { recordMark } from './record-mark.ts';
import type { RecipientsTable } from './table.ts';

/**
 * At least once: an item `n#<notification id>` goes from `claimed`, for the length of a lease, to
 * `sent`. A claim whose lease ran out may be taken over, because its worker may have died. What was
 * given up is `unconfirmed`, until somebody redrives it: then it comes as another record. What it
 * asks is written by the claim, the newest one's as the last: no reply can come before it.
 */
export function transactionalClaims(table: RecipientsTable, leaseSeconds: number): Claims {
  return {
    async claim(notification, attempt) {
      const write = claimWrite(notification, attempt, leaseSeconds);
      const { phone } = notification.recipient;
      const { done, item } = await table.update(phone, keyOf(notification), write);
      return done ? granted(item) : denied(item, attempt.token);
    },

    async settle(notification, { token, nowMs }, { messageId, parts }) {
      const { done } = await table.update(notification.recipient.phone, keyOf(notification), {
        update:
          'SET #state = :sent, messageId = :messageId, parts = :parts, sentAtMs = :now ' +
          'REMOVE leaseUntilMs',
        condition: '#token = :token',
        names: NAMES,
        values: {
          ...{ ':sent': 'sent', ':messageId': messageId, ':parts': parts },
          ...{ ':now': nowMs, ':token': token },
        },
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

    async giveUp(notification, { token, recordId }) {
      const { done } = await table.update(notification.recipient.phone, keyOf(notification), {
        update: 'SET #state = :unconfirmed, givenUpFor = :record REMOVE leaseUntilMs',
        condition: '#token = :token AND #state <> :sent',
        names: NAMES,
        values: {
          ':unconfirmed': 'unconfirmed',
          ':record': recordMark(recordId),
          ':token': token,
          ':sent': 'sent',
        },
      });
      if (!done) throw new ClaimLost();
    },
  };
}

function claimWrite(
  notification: Notification,
  { token, recordId, nowMs }: Attempt,
  leaseSeconds: number,
): Write {
  const ask = askOf(notification, nowMs);
  const asking = ask === undefined ? NOTHING_ASKED : askWrite(ask);
  return {
    update:
      'SET #state = :claimed, #token = :token, leaseUntilMs = :until, expiresAt = :ttl' +
      `${asking.update} ADD attempt :one`,
    condition: MAY_CLAIM,
    names: { ...NAMES, ...asking.names },
    values: {
      ...asking.values,
      ':claimed': 'claimed',
      ':unconfirmed': 'unconfirmed',
      ':token': token,
      ':record': recordMark(recordId),
      ':now': nowMs,
      ':until': nowMs + leaseSeconds * 1000,
      ':ttl':
        ask === undefined
          ? ttlSeconds(notification.expiresAtMs, nowMs, 1)
          : ttlSeconds(ask.untilMs, nowMs, ASK_DAYS),
      ':one': 1,
    },
  };
}

const NOTHING_ASKED = { update: '', names: {}, values: {} };

const NAMES = { '#state': 'state', '#token': 'token' };

const MAY_CLAIM = [
  'attribute_not_exists(#state)',
  '(#state = :claimed AND leaseUntilMs <= :now)',
  '(#state = :unconfirmed AND givenUpFor <> :record)',
].join(' OR ');

const keyOf = ({ id }: Notification): string => notificationKey(id);

function denied(item: Item, token: string): Claim {
  switch (textOf(item, 'state')) {
    case 'claimed':
      // The write was done, its answer was lost, and the SDK tried again.
      return textOf(item, 'token') === token
        ? granted(item)
        : { is: 'leased', untilMs: numberOf(item, 'leaseUntilMs') ?? 0 };
    case 'unconfirmed':
      return { is: 'unconfirmed' };
    default:
      return { is: 'settled' };
  }
}

const granted = (item: Item): Claim => ({ is: 'granted', ordinal: numberOf(item, 'attempt') ?? 1 });

/**
 * Past the last moment at which the event can be told, or what it asks be answered: a day where it
 * asks nothing, because clocks and queues lag.
 */
const ttlSeconds = (endMs: number, nowMs: number, days: number): number =>
  Math.ceil(Math.max(endMs, nowMs) / 1000) + days * 86_400;

/** Who answers within a week of the end is told that it is too late, not that nothing was asked. */
const ASK_DAYS = 8;

/** Another attempt took the claim over before it was settled. */
class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}
