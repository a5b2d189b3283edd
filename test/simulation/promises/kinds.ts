import { ENTRIES, KINDS } from '../../../functions/catalog/index.ts';
import { superseders } from '../../../functions/domain/item-mark.ts';
import { isCapped, type Kind } from '../../../functions/domain/kind.ts';

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]));

export const kindOf = (name: string): Kind | undefined => BY_NAME.get(name);

/** Whether a quota counts texts of this kind. */
export function isCounted(name: string): boolean {
  const kind = kindOf(name);
  return kind !== undefined && isCapped(kind);
}

/** The entries after which a kind's news of an item is none, by their names. */
export const supersedersOf = superseders(ENTRIES);
