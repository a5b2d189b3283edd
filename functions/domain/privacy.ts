import type { Piece } from './copy/piece.ts';
import type { Reader, Voice } from './copy/voice.ts';
import type { Item, Notification } from './notification.ts';
import { plainWords } from './plain-words.ts';

/**
 * How much a text says of an item to whoever glances at the phone: `discreet` its category and
 * code, `code` the code alone, `full` its title and code.
 */
export type Privacy = 'discreet' | 'code' | 'full';

/** No more than its code, whatever the reader chose, where the item is sensitive or another's. */
export function privacyFor(
  { kind, item, recipient }: Notification,
  { sensitiveCategories }: Pick<Voice, 'sensitiveCategories'>,
  { privacy }: Pick<Reader, 'privacy'>,
): Privacy {
  const category = together(item?.category ?? '');
  const isSensitive = category !== '' && sensitiveCategories.map(together).includes(category);
  const isAnothers = kind.reader === 'buyer' || recipient.role === 'buyer';
  return isSensitive || isAnothers ? 'code' : privacy;
}

/** As it would be read, so that no invisible character makes it another category. */
const together = (category: string): string => plainWords(category).replaceAll(' ', '');

/** What a text calls an item, from the longest name to the shortest, which there always is. */
export function itemNames(item: Item, privacy: Privacy): readonly (readonly Piece[])[] {
  const code = { variable: 'itemCode', value: item.code };
  const category = plainWords(item.category ?? '') || '商品';
  const words = {
    code: [],
    discreet: cuts(category, CATEGORY_MAX_UNITS),
    full: [
      ...cuts(plainWords(item.title ?? ''), TITLE_MAX_UNITS),
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

/** No surrogate is ever left alone: plain words have none. */
const shorten = (text: string, maxUnits: number): string => text.slice(0, maxUnits).trimEnd();
