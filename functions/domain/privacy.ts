import type { Piece } from './copy/piece.ts';
import type { Item } from './notification.ts';

/**
 * How much a text says of an item to whoever glances at the phone: `discreet` its category and
 * code, `code` the code alone, `full` its title and code.
 */
export type Privacy = 'discreet' | 'code' | 'full';

/** What a text calls an item, from the longest name to the shortest, which there always is. */
export function itemNames(item: Item, privacy: Privacy): readonly (readonly Piece[])[] {
  const code = { variable: 'itemCode', value: item.code };
  const category = plain(item.category ?? '') || '商品';
  const words = {
    code: [],
    discreet: cuts(category, CATEGORY_MAX_UNITS),
    full: [
      ...cuts(plain(item.title ?? ''), TITLE_MAX_UNITS),
      ...cuts(category, CATEGORY_MAX_UNITS),
    ],
  }[privacy];
  const named = words.map((value) => [{ variable: 'itemName', value }, '（编号', code, '）']);
  return [...named, ['编号', code, '商品'], ['编号', code]];
}

/** Leaves room in one part for the code, a price and a deadline. */
const CATEGORY_MAX_UNITS = 8;

const TITLE_MAX_UNITS = 16;

/** Two characters of a longer word may mean anything. */
const CUT_MIN_UNITS = 4;

/** The text at `max` UTF-16 units, and shorter and shorter. */
function cuts(text: string, max: number): readonly string[] {
  const lengths = Array.from({ length: (max - CUT_MIN_UNITS) / 2 + 1 }, (_, i) => max - 2 * i);
  const cut = lengths.map((length) => shorten(text, length)).filter((each) => each !== '');
  return [...new Set(cut)];
}

/** Whole characters, so that no surrogate is left alone. */
function shorten(text: string, maxUnits: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > maxUnits) break;
    kept += character;
  }
  return kept.trimEnd();
}

/**
 * A platform's words as a text may carry them: letters, digits and spaces. 【】 may enclose the
 * signature only, and a character that a carrier's filter refuses would cost the whole text.
 */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .trim();
