import type { ItemMark } from '../../domain/item-mark.ts';
import type { Item } from '../table/item.ts';

export const markKey = (itemId: string): string => `item#${itemId}`;

/** When DynamoDB may delete an item, in whole seconds; no time of an entry. */
export const EXPIRES_AT = 'expiresAt';

/** Every number is the time of the entry of that name. */
export const readMark = (item: Item): ItemMark =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, { N: text }]) =>
      text === undefined || name === EXPIRES_AT ? [] : [[name, Number(text)]],
    ),
  );
