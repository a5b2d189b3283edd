import type { Field } from '../field.ts';
import type { Notification } from '../notification.ts';
import { instantWords, yuanDigits } from '../words.ts';
import type { Piece } from './piece.ts';
import type { Reader, Voice } from './voice.ts';

/** All that the words of one text depend on. */
export interface Telling {
  readonly notification: Notification;
  readonly voice: Voice;
  readonly reader: Reader;
  readonly nowMs: number;
  readonly itemName: readonly Piece[];
}

/** A layer's text with its placeholders filled in; undefined where one of them has no words. */
export function say(text: string, telling: Telling): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: whole, 1: name = '', 2: cap, index } of text.matchAll(PLACEHOLDER)) {
    const words = wordsFor(name, telling, cap === undefined ? Infinity : Number(cap));
    if (words === undefined) return undefined;
    pieces.push(text.slice(from, index), ...words);
    from = index + whole.length;
  }
  return [...pieces, text.slice(from)].filter((piece) => piece !== '');
}

/** What a layer speaks of, such as `item` and `priceFen`. */
export const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '');

const PLACEHOLDER = /\{(\w+)(?:<=(\d+))?\}/g;

/** The words for one placeholder; undefined where nobody knows them. */
export function wordsFor(
  name: string,
  { notification, voice, reader, nowMs, itemName }: Telling,
  max = Infinity,
): readonly Piece[] | undefined {
  const { item, deadlineMs, kind, fields } = notification;
  const timeZone = reader.timeZone ?? voice.timeZone;
  const money = (fen: number | undefined) =>
    fen === undefined ? undefined : [{ variable: name, value: yuanDigits(fen) }, '元'];
  switch (name) {
    case 'item':
      return item === undefined ? undefined : itemName;
    case 'priceFen':
      return money(item?.priceFen);
    case 'marketFen':
      return money(reader.marketFen);
    case 'contact':
      return voice.contact === undefined ? undefined : [voice.contact];
    case 'deadline':
      return deadlineMs === undefined
        ? undefined
        : [{ variable: name, value: instantWords(deadlineMs, nowMs, timeZone) }, '前'];
    default: {
      const [field, value] = [kind.fields[name], fields[name]];
      if (field === undefined || value === undefined) return undefined;
      if (field.says === 'money') return money(Number(value));
      return [{ variable: name, value: fieldWords(field, value, { max, nowMs, timeZone }) }];
    }
  }
}

function fieldWords(
  { says, words }: Field,
  value: unknown,
  { max, nowMs, timeZone }: { max: number; nowMs: number; timeZone: string },
): string {
  switch (says) {
    case 'instant':
      return instantWords(Number(value), nowMs, timeZone);
    case 'choice':
      return words?.[String(value)] ?? '';
    case 'codes':
      return (value as readonly string[])
        .slice(0, 2)
        .map((code) => `Y${code}`)
        .join('或');
    case 'number':
      return String(Math.min(Number(value), max));
    case 'money':
      return yuanDigits(Number(value));
    case 'nothing':
      return '';
    default:
      return says satisfies never;
  }
}
