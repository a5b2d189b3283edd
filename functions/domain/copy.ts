import type { Layer } from './kind.ts';
import type { Notification } from './notification.ts';
import { countParts, UCS2_PART_UNITS } from './parts.ts';
import { itemName, plain } from './privacy.ts';
import { deadlineWords, moneyWords } from './words.ts';

/** How this deployment speaks. */
export interface Voice {
  /** What stands between 【 and 】, 2 to 8 characters; carriers count it with its brackets. */
  readonly signature: string;
  /** IANA name; the zone in which deadlines are said. */
  readonly timeZone: string;
}

/**
 * The text of a notification: the layers of the highest rank that fit one part together.
 * Required layers stay even where they overflow; the tests of the catalog see that they do not.
 */
export function render(notification: Notification, voice: Voice, nowMs: number): string {
  const { copy, lane } = notification.kind;
  const said = copy.flatMap((layer) => {
    const text = say(layer, notification, voice, nowMs);
    return text === undefined ? [] : [{ ...layer, text }];
  });
  const ending = lane === 'marketing' ? REFUSAL : '';
  const compose = (layers: readonly Layer[]) =>
    `【${voice.signature}】${layers.map(({ text }) => text).join('')}${ending}`;

  let kept: readonly Layer[] = said.filter(({ required }) => required === true);
  for (const layer of said.filter(({ required }) => !required).toSorted(byRank)) {
    const longer = said.filter((each) => kept.includes(each) || each === layer);
    // Never a lesser thought in the place of a greater one that was too long.
    if (countParts(compose(longer)).units > UCS2_PART_UNITS) break;
    kept = longer;
  }
  return compose(kept);
}

/** Marketing must name a free way to refuse, in these words; other texts must not carry them. */
export const REFUSAL = '拒收请回复R';

const byRank = (a: Layer, b: Layer) => a.rank - b.rank;

/** Undefined where the event lacks what the layer speaks of. */
function say(
  { text }: Layer,
  notification: Notification,
  voice: Voice,
  nowMs: number,
): string | undefined {
  const names = placeholders(text);
  const words = new Map(
    names.map((name) => [name, wordsFor(name, notification, voice, nowMs)] as const),
  );
  if (names.some((name) => words.get(name) === undefined)) return undefined;
  return text.replaceAll(PLACEHOLDER, (_, name: string) => words.get(name) ?? '');
}

const PLACEHOLDER = /\{(\w+)\}/g;

/** What a layer speaks of, such as `item` and `priceFen`. */
export const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '');

function wordsFor(
  name: string,
  { item, deadlineMs, fields }: Notification,
  { timeZone }: Voice,
  nowMs: number,
): string | undefined {
  if (name === 'item') return item && itemName(item);
  if (name === 'deadline') {
    return deadlineMs === undefined ? undefined : deadlineWords(deadlineMs, nowMs, timeZone);
  }
  const value = fields[name] ?? (name === 'priceFen' ? item?.priceFen : undefined);
  if (value === undefined) return undefined;
  return name.endsWith('Fen') ? moneyWords(Number(value)) : plain(String(value));
}
