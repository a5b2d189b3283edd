import type { Item } from './notification.ts';

/**
 * What a text calls an item. Whoever glances at somebody's phone learns what kind of thing it is
 * and no more: the title never reaches a text.
 */
export function itemName({ category, code }: Item): string {
  const kind = shorten(plain(category ?? ''), CATEGORY_MAX_CHARACTERS) || '商品';
  return `${kind}（编号${code}）`;
}

/** Leaves room in one part for the code, a price and a deadline. */
const CATEGORY_MAX_CHARACTERS = 8;

/** Whole characters, so that no surrogate is left alone. */
const shorten = (text: string, max: number): string => Array.from(text).slice(0, max).join('');

/**
 * A platform's words as a text may carry them: letters, digits and spaces. 【】 may enclose the
 * signature only, and a character that a carrier's filter refuses would cost the whole text.
 */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .trim();
