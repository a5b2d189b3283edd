import type { ControlsTable } from '../../functions/adapters/controls/controls-table.ts';
import type { Item } from '../../functions/adapters/table/item.ts';
import { conditionHolds, itemAfter } from './expressions.ts';

export interface MemoryControlsTable extends ControlsTable {
  /** What a table would have been asked, and how often its condition failed. */
  readonly counts: { reads: number; writes: number; denied: number };
}

/** The one item that all workers share, in memory: it does what a table is asked in words. */
export function memoryControlsTable(): MemoryControlsTable {
  const counts = { reads: 0, writes: 0, denied: 0 };
  let item: Item = {};
  return {
    counts,
    async update(write) {
      counts.writes += 1;
      if (!conditionHolds(item, write)) {
        counts.denied += 1;
        return { done: false, item };
      }
      item = itemAfter(item, write);
      return { done: true, item };
    },
    async get() {
      counts.reads += 1;
      return item;
    },
  };
}
