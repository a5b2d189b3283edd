import type { Gathered } from '../../domain/gathered.ts';

/** One text for one event: a set holds it once, however often it is added. */
export const gatheredText = (one: Gathered): string =>
  JSON.stringify([
    ...[one.id.slice(0, ID_DIGITS), one.occurredAtMs, one.count],
    ...[one.item.id, one.item.code, one.item.category ?? null],
    ...[one.fen ?? null, one.deadlineMs ?? null],
  ]);

/** Of a recipient's own notifications of one kind these tell one from the other. */
const ID_DIGITS = 16;

/** Enough of an id to know an event of one gathering by. */
export const shortId = (id: string): string => id.slice(0, 12);

/** In the order of their times; of one time always the same, for a set has no order. */
export const readGathered = (texts: readonly string[]): readonly Gathered[] =>
  texts
    .toSorted()
    .map(gathered)
    .toSorted((a, b) => a.occurredAtMs - b.occurredAtMs);

/**
 * Beside how many this one is still counted: at a hundred bytes each, more would cost more to count
 * than a text to send. Of longer ones there are fewer: what is gathered and what was taken fill
 * one item of 400 KB.
 */
export const gatheredMaxBeside = (text: string): number =>
  Math.min(GATHERED_MAX, Math.floor(GATHERED_MAX_BYTES / Buffer.byteLength(text)));

const GATHERED_MAX = 500;
// Taken by all where they are of one length; threefold at most where they get shorter.
const GATHERED_MAX_BYTES = 60_000;

function gathered(text: string): Gathered {
  const [id, occurredAtMs, count, itemId, code, category, fen, deadlineMs] = JSON.parse(
    text,
  ) as Stored;
  return {
    ...{ id, occurredAtMs, count },
    item: { id: itemId, code, ...(category === null ? {} : { category }) },
    ...(fen === null ? {} : { fen }),
    ...(deadlineMs === null ? {} : { deadlineMs }),
  };
}

type Stored = readonly [
  id: string,
  occurredAtMs: number,
  count: number,
  itemId: string,
  code: string,
  category: string | null,
  fen: number | null,
  deadlineMs: number | null,
];
