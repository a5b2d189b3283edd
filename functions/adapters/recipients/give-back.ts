import { type Item, textOf } from '../table/item.ts';
import { NONE, PROFILE, type RingName } from './ring.ts';
import type { RingExpressions } from './ring-expressions.ts';
import type { RecipientsTable } from './table.ts';

/** An entry of a recipient's ring. */
interface Place {
  readonly phone: string;
  readonly name: RingName;
  readonly entry: string;
  /** Of the ring. */
  readonly length: number;
}

/**
 * Takes an entry out of the ring while it is the newest. Behind newer ones its place stays taken,
 * and its name is blanked: the ring may be strict, never lax.
 */
export async function giveBack(
  table: RecipientsTable,
  { pop, blank }: RingExpressions,
  { phone, name, entry, length }: Place,
): Promise<void> {
  let { done, item } = await table.update(phone, PROFILE, {
    ...pop,
    values: { ':entry': entry, ':zero': 0, ':none': NONE },
  });
  // Newer claims stand before it: it is found by name. Each that pushes it on meanwhile costs a
  // try; after as many as the ring is long it is forgotten.
  for (let tries = 0; !done && tries < length; tries += 1) {
    const slot = slotOf(item, name, entry, length);
    if (slot === undefined) return;
    const values = { ':entry': entry, ':none': NONE };
    ({ done, item } = await table.update(phone, PROFILE, { ...blank(slot), values }));
  }
}

const slotOf = (item: Item, name: RingName, entry: string, length: number): number | undefined =>
  Array.from({ length }, (_, i) => i).find((i) => textOf(item, `${name}h${i}`) === entry);
