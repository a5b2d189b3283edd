import type fc from 'fast-check';
import type { RecipientsTable } from '../../functions/adapters/recipients/table.ts';
import type { Item } from '../../functions/adapters/table/item.ts';
import { memoryRecipientsTable } from './memory-recipients-table.ts';
import { aLine, type Passage } from './race.ts';

/** A write that was done, by whatever its worker was at. */
export interface Done<Deed> {
  readonly by: Deed;
  readonly sortKey: string;
  readonly before: Item;
  readonly after: Item;
}

/** One recipients table in memory for workers whose calls race, and the writes in their order. */
export function aRacedTable<Deed>(scheduler: fc.Scheduler) {
  const done: Done<Deed>[] = [];
  let writer: Deed | undefined;
  const table = memoryRecipientsTable((_, sortKey, before = {}, after) => {
    if (writer !== undefined) done.push({ by: writer, sortKey, before, after });
  });

  return {
    done,
    /** As it stands: its calls race with none. */
    table,
    /** @param deed what the worker is at when it makes a call */
    tableOf(worker: string, passages: readonly Passage[], deed: () => Deed): RecipientsTable {
      const make = aLine(scheduler, worker, passages);
      return {
        update: (phone, sortKey, write) => {
          const by = deed();
          return make(`writes ${sortKey}`, () => {
            writer = by;
            const written = table.update(phone, sortKey, write);
            writer = undefined;
            return written;
          });
        },
        get: (...asked) => make(`reads ${asked[1]}`, () => table.get(...asked)),
        query: (...asked) => make(`looks from ${asked[1].from}`, () => table.query(...asked)),
        read: (...asked) => make('reads', () => table.read(...asked)),
      };
    },
  };
}
