import type { Replies } from '../../ports/replies.ts';
import type { Clock } from '../../ports.ts';
import { numberOf, textOf } from '../table/item.ts';
import type { RecipientsTable } from './table.ts';

/**
 * Which key a text has, by an item `said#<hash of the text>` that remembers one of those who said
 * it: its key and when it was received. One conditional write, whose denial tells what is there.
 *
 * - Of two that come at once under two ids one is written, and the other takes its key.
 * - The first may die before it is kept: then the other is kept under the key of the first, which
 *   finds it there when it comes again.
 * - What is remembered moves forward only, and by more than a minute. So whoever was given its own
 *   key is that far from all that is remembered later, and has its own key whenever it comes again.
 */
export function sameText(table: RecipientsTable, clock: Clock): Replies['keyOf'] {
  return async (phone, key, textHash, receivedAtMs) => {
    const atMs = Math.max(receivedAtMs, clock.nowMs());
    const { item } = await table.update(phone, `said#${textHash}`, {
      update: 'SET replyKey = :key, receivedAtMs = :at, expiresAt = :ttl',
      condition: 'attribute_not_exists(receivedAtMs) OR receivedAtMs < :minuteBefore',
      values: {
        ':key': key,
        ':at': receivedAtMs,
        ':minuteBefore': receivedAtMs - MINUTE_MS,
        ':ttl': Math.ceil(atMs / 1_000) + REMEMBERED_SECONDS,
      },
    });
    const isNear = Math.abs((numberOf(item, 'receivedAtMs') ?? 0) - receivedAtMs) <= MINUTE_MS;
    return isNear ? (textOf(item, 'replyKey') ?? key) : key;
  };
}

const MINUTE_MS = 60_000;

/** A day longer than a message can lie on a queue of SQS. */
const REMEMBERED_SECONDS = 15 * 86_400;
