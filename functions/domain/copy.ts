import { type Piece, textOf } from './copy/piece.ts';
import { REFUSAL } from './copy/refusal.ts';
import { say, type Telling, wordsFor } from './copy/say.ts';
import type { Reader, Voice } from './copy/voice.ts';
import { type Layer, partsMaxOf } from './kind.ts';
import type { Notification } from './notification.ts';
import { countParts } from './parts.ts';
import { itemNames, privacyFor } from './privacy.ts';

/** The text of a notification. Total: every valid notification has one. */
export const render = (
  notification: Notification,
  voice: Voice,
  reader: Reader,
  nowMs: number,
): string => textOf(word(notification, voice, reader, nowMs));

/**
 * The text in pieces: required layers, with the longest name of the item that lets them fit the
 * kind's parts; then the layers of the highest rank for which there is room. Where required layers
 * overflow even with the shortest name they stay: `npm run lint:copy` sees that they do not.
 */
export function word(
  notification: Notification,
  voice: Voice,
  reader: Reader,
  nowMs: number,
): readonly Piece[] {
  const { kind, item } = notification;
  const names =
    item === undefined ? [[]] : itemNames(item, privacyFor(notification, voice, reader));
  const partsMax = partsMaxOf(kind);
  const fits = (pieces: readonly Piece[]) => countParts(textOf(pieces)).parts <= partsMax;
  let shortest: Said[] = [];
  for (const itemName of names) {
    const said = sayable({ notification, voice, reader, nowMs, itemName });
    if (fits(compose(notification, voice, said.filter(isRequired)))) {
      return pack(said, (kept) => compose(notification, voice, kept), fits);
    }
    shortest = said;
  }
  return compose(notification, voice, shortest.filter(isRequired));
}

interface Said {
  readonly layer: Layer;
  readonly pieces: readonly Piece[];
}

const isRequired = ({ layer }: Said): boolean => layer.rank === 'required';

/** Never a lesser thought in the place of a greater one that was too long. */
function pack(
  said: readonly Said[],
  composed: (kept: readonly Said[]) => readonly Piece[],
  fits: (pieces: readonly Piece[]) => boolean,
): readonly Piece[] {
  let kept = said.filter(isRequired);
  const optional = said.filter((each) => !isRequired(each));
  for (const next of optional.toSorted((a, b) => Number(a.layer.rank) - Number(b.layer.rank))) {
    const longer = said.filter((each) => kept.includes(each) || each === next);
    if (!fits(composed(longer))) break;
    kept = longer;
  }
  return composed(kept);
}

const compose = (
  { kind }: Notification,
  { signature }: Voice,
  said: readonly Said[],
): readonly Piece[] => [
  `【${signature}】`,
  ...said.flatMap(({ pieces }) => pieces),
  ...(kind.lane === 'marketing' ? [REFUSAL] : []),
];

/** The layers that are for this reader, and that have all they speak of. */
const sayable = (telling: Telling): Said[] =>
  telling.notification.kind.copy.flatMap((layer) => {
    const pieces = isMeant(layer, telling) ? say(layer.text, telling) : undefined;
    return pieces === undefined ? [] : [{ layer, pieces }];
  });

function isMeant({ for: whom, if: needed, unless }: Layer, telling: Telling): boolean {
  const { reader, notification } = telling;
  const isForReader =
    whom === undefined || whom === reader.experience || whom === notification.recipient.role;
  return (
    isForReader &&
    (needed === undefined || wordsFor(needed, telling) !== undefined) &&
    (unless === undefined || wordsFor(unless, telling) === undefined)
  );
}
