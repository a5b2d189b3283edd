import type { ItemMark } from '../../domain/item-mark.ts';
import type { Item } from '../table/item.ts';

const MARKS = 'item#';

export const markKey = (itemId: string): string => `${MARKS}${itemId}`;

/** All marks of a recipient: up to the character after `#`. */
export const ALL_MARKS = { from: MARKS, to: 'item$' };

/** When DynamoDB may delete an item, in whole seconds; no time of an entry. */
export const EXPIRES_AT = 'expiresAt';

/** Every number is the time of the entry of that name. */
export const readMark = (item: Item): ItemMark =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, { N: text }]) =>
      text === undefined || name === EXPIRES_AT ? [] : [[name, Number(text)]],
    ),
  );
