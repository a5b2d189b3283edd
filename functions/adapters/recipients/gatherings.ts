import type { Gathered } from '../../domain/gathered.ts';
import type { GatheringPlace } from '../../domain/gathering-place.ts';
import type { Gatherings } from '../../ports.ts';
import { type Item, numberOf } from '../table/item.ts';
import { gatheredMaxBeside, gatheredText, readGathered, shortId } from './gathered-text.ts';
import type { RecipientsTable } from './table.ts';

/**
 * An item `digest#<key>`: what is `gathered` and when it is due; what was `taken`, by which flush,
 * until it is `told`, of which the ids remain; until when it is quiet after whom. An event is one
 * text of a set: counted again it is the same.
 */
export function tableGatherings(table: RecipientsTable): Gatherings {
  return {
    async add({ phone, key }, one, { nowMs, latestMs }) {
      const text = gatheredText(one);
      const { done, item } = await table.update(phone, sortKeyOf(key), {
        update: 'ADD gathered :one',
        condition: `${IS_AWAITED} AND dueMs <= :latest AND size(gathered) < :max AND ${IS_NEW}`,
        values: {
          ':one': [text],
          ':id': shortId(one.id),
          ':overdue': nowMs - OVERDUE_MS,
          ':latest': latestMs,
          ':max': gatheredMaxBeside(text),
        },
      });
      const dueMs = numberOf(item, 'dueMs');
      if (done) return dueMs;
      if (isTold(item, one.id)) return numberOf(item, 'toldMs');
      const isAwaited = dueMs !== undefined && dueMs > nowMs - OVERDUE_MS && dueMs <= latestMs;
      return isAwaited ? dueMs : undefined;
    },

    async begin({ phone, key }, one, dueMs) {
      await table.update(phone, sortKeyOf(key), {
        update: 'SET dueMs = :due, expiresAt = :ttl ADD gathered :one',
        values: { ':due': dueMs, ':ttl': ttlSeconds(dueMs), ':one': [gatheredText(one)] },
      });
    },

    take: async (...asked) => take(table, ...asked),

    async told({ phone, key }, dueMs, all) {
      // Where the condition fails it is known, or another flush tells it.
      await table.update(phone, sortKeyOf(key), {
        update: 'SET told = :ids, toldMs = :due REMOVE taken',
        condition: 'takenMs = :due AND attribute_exists(taken)',
        values: { ':due': dueMs, ':ids': [...new Set(all.map(({ id }) => shortId(id)))] },
      });
    },

    async open({ phone, key }, id, { nowMs, quietUntilMs }) {
      const { done, item } = await table.update(phone, sortKeyOf(key), {
        update: 'SET quietUntilMs = :quiet, openedFor = :id, expiresAt = :ttl',
        condition: `(openedFor = :id OR (${IS_QUIET_NO_MORE} AND NOT (${IS_AWAITED}))) AND ${IS_NEW}`,
        values: {
          ':id': shortId(id),
          ':now': nowMs,
          ':overdue': nowMs - OVERDUE_MS,
          ':quiet': quietUntilMs,
          ':ttl': ttlSeconds(quietUntilMs),
        },
      });
      if (done) return { is: 'opened' };
      return isTold(item, id) ? { is: 'told' } : { is: 'quiet', untilMs: quietUntil(item, nowMs) };
    },
  };
}

/** What another flush took and has not told, and may never, is told with this. */
async function take(
  table: RecipientsTable,
  { phone, key }: GatheringPlace,
  dueMs: number,
  quietUntilMs: number,
): Promise<readonly Gathered[]> {
  const shared = 'takenMs = :due, quietUntilMs = :quiet, expiresAt = :ttl';
  const values = {
    ...{ ':due': dueMs, ':quiet': quietUntilMs, ':ttl': ttlSeconds(quietUntilMs) },
  };
  let { done, item } = await table.update(phone, sortKeyOf(key), {
    update: `SET taken = gathered, ${shared} REMOVE gathered, dueMs`,
    condition: 'dueMs = :due AND attribute_not_exists(taken)',
    values,
  });
  while (!done && numberOf(item, 'dueMs') === dueMs) {
    const gathered = item['gathered']?.SS ?? [];
    ({ done, item } = await table.update(phone, sortKeyOf(key), {
      update: `SET ${shared} REMOVE gathered, dueMs ADD taken :gathered`,
      condition: 'dueMs = :due AND size(gathered) = :size',
      values: { ...values, ':gathered': gathered, ':size': gathered.length },
    }));
  }
  return numberOf(item, 'takenMs') === dueMs ? readGathered(item['taken']?.SS ?? []) : [];
}

/** A flush that is later was lost, or waits for an opening: what comes now needs one of its own. */
const OVERDUE_MS = 3_600_000;

/** It was not told by the last flush. */
const IS_NEW = 'NOT contains(told, :id)';
const IS_AWAITED = 'dueMs > :overdue';
const IS_QUIET_NO_MORE = '(attribute_not_exists(quietUntilMs) OR quietUntilMs <= :now)';

const sortKeyOf = (key: string): string => `digest#${key}`;

const isTold = (item: Item, id: string): boolean =>
  item['told']?.SS?.includes(shortId(id)) === true;

const quietUntil = (item: Item, nowMs: number): number =>
  Math.max(numberOf(item, 'quietUntilMs') ?? 0, numberOf(item, 'dueMs') ?? 0, nowMs);

/** Two days past the time at which it is told: a flush may wait for a morning, and for room. */
const ttlSeconds = (atMs: number): number => Math.ceil(atMs / 1_000) + 2 * 86_400;
