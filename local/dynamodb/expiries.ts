import type { Clock } from '../clock.ts';
import type { Item } from './table-keys.ts';

export interface Expiry {
  readonly tableName: string;
  readonly key: Item;
}

export interface Expiries {
  /** @param value of the item's TTL attribute; what is no Number never expires */
  wrote(tableName: string, key: Item, value: Item[string] | undefined): void;
  /** While what has fallen due is being deleted. */
  isBusy(): boolean;
  /** Deletes nothing more; once what is being deleted is. */
  stop(): Promise<void>;
}

/**
 * Knows what expires when, by the writes that passed, so that nothing is searched for: all that
 * falls due in one minute goes in one sweep. What has got another time meanwhile is known by that
 * minute too, and left alone by `remove` in this one.
 * @param remove deletes the item if it has expired still
 */
export function createExpiries(
  clock: Clock,
  remove: (expiry: Expiry) => Promise<unknown>,
): Expiries {
  const minutes = new Map<number, Map<string, Expiry>>();
  const sweeps = new Set<Promise<void>>();
  let isStopped = false;

  const sweep = async (dueMs: number) => {
    const expired = minutes.get(dueMs)?.values() ?? [];
    minutes.delete(dueMs);
    for (const expiry of expired) {
      if (isStopped) return;
      await remove(expiry);
    }
  };

  const startSweep = (dueMs: number) => {
    if (isStopped) return;
    const sweeping = sweep(dueMs).finally(() => sweeps.delete(sweeping));
    sweeps.add(sweeping);
  };

  return {
    wrote(tableName, key, value) {
      const dueMs = dueMsOf(Number(value?.['N']), clock.now());
      if (dueMs === undefined) return;
      const minute = minutes.get(dueMs) ?? new Map<string, Expiry>();
      if (!minutes.has(dueMs)) clock.at(dueMs, () => startSweep(dueMs));
      minutes.set(dueMs, minute.set(JSON.stringify([tableName, key]), { tableName, key }));
    },
    isBusy: () => sweeps.size > 0,
    async stop() {
      isStopped = true;
      await Promise.all(sweeps);
    },
  };
}

/** The first whole minute that is past the expiry, and past now. */
function dueMsOf(expiresAtSeconds: number, nowMs: number): number | undefined {
  const lateMs = Math.max(expiresAtSeconds * 1000, nowMs);
  const dueMs = (Math.floor(lateMs / MINUTE_MS) + 1) * MINUTE_MS;
  return dueMs <= DATE_MAX_MS ? dueMs : undefined;
}

const MINUTE_MS = 60_000;

/** The last moment that a `Date` knows. Milliseconds taken for seconds lie in the year 58,000. */
const DATE_MAX_MS = 8.64e15;
