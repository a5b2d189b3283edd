import fc from 'fast-check';
import { KINDS } from '../../functions/catalog/index.ts';
import { understand } from '../../functions/domain/command.ts';
import { readReceipt } from '../../functions/domain/delivery.ts';
import { sortFailure } from '../../functions/domain/delivery-failure.ts';
import { readInbound } from '../../functions/domain/inbound-body.ts';
import { mask } from '../../functions/domain/mask.ts';
import { parseNotification } from '../../functions/domain/notification.ts';
import { readPhoneNumber } from '../../functions/domain/phone-number.ts';
import { plainWords } from '../../functions/domain/plain-words.ts';
import { readPreferencesChange } from '../../functions/domain/preferences-change.ts';
import { textHash } from '../../functions/domain/reply-key.ts';
import { readSignatureHeader } from '../../functions/domain/signature-header.ts';
import { isTimeZone } from '../../functions/domain/time-zone.ts';
import { aFailure } from '../support/a-receipt.ts';
import { aBody, NOON_MS } from '../support/an-event.ts';
import { PIECES } from '../support/any-reply.ts';
import { cpuMs } from './cpu-ms.ts';
import { anyOddText } from './odd-text.ts';
import { brokenOf, type Target } from './target.ts';

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]));
const WATCH = { id: 'item-1', code: '3287' };
const CATEGORIES = { mutable: ['views'], critical: ['money'] } as const;

/** All that reads a text from outside, whatever its length. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  understand,
  readPhoneNumber,
  plainWords,
  isTimeZone,
  sortFailure,
  mask,
  readSignatureHeader,
  textHash,
  'an event': (text) => parseNotification(text, BY_NAME, NOON_MS),
  'a title': (title) =>
    parseNotification(aBody('ItemSold', { item: { ...WATCH, title } }), BY_NAME, NOON_MS),
  'a time': (occurredAt) => parseNotification(aBody('ItemSold', { occurredAt }), BY_NAME, NOON_MS),
  'an inbound text': (text) => readInbound(text, NOON_MS),
  'a receipt': (text) => readReceipt(text, 720),
  'a failure': (text) => readReceipt(aFailure(text), 720),
  'a time zone': (timeZone) => readPreferencesChange(JSON.stringify({ timeZone }), CATEGORIES),
  'muted categories': (text) =>
    readPreferencesChange(JSON.stringify({ muted: [text] }), CATEGORIES),
};

const anyPiece = fc.oneof(fc.constantFrom(...PIECES), anyOddText).map((piece) => piece || ' ');

const anyRepeated = fc.record({
  reader: fc.constantFrom(...Object.keys(READERS)),
  before: anyOddText.map((text) => text.slice(0, 40)),
  piece: anyPiece.map((piece) => piece.slice(0, 20)),
  after: anyOddText.map((text) => text.slice(0, 40)),
});

type Repeated = typeof anyRepeated extends fc.Arbitrary<infer R> ? R : never;

/**
 * Time in proportion to the text: no pattern runs wild.
 * @param characters of the shorter text; the other has ten times as many
 */
export function time(readers = READERS, characters = 1_000): Target<Repeated> {
  return {
    name: 'time',
    share: 0.2,
    inputs: anyRepeated,
    // Texts of 10,000 characters, again and again.
    slowMs: 10_000,
    judge({ reader, before, piece, after }) {
      const read = readers[reader];
      const textOf = (length: number) =>
        before + piece.repeat(Math.ceil(length / piece.length)) + after;
      // What one measurement says may be the collector's.
      const isLinear = [1, 2, 3].some(() => {
        // The longer first: the shorter would be read by code that is not compiled yet.
        const longMs = leastMs(() => read?.(textOf(10 * characters)));
        const shortMs = leastMs(() => read?.(textOf(characters)));
        return longMs <= 30 * Math.max(shortMs, FLOOR_MS);
      });
      return {
        is: 'read',
        broken: brokenOf({ 'ten times the text takes tens of times': isLinear }),
      };
    },
  };
}

/** Below it a clock says little, and what is quadratic takes far longer at ten times the length. */
const FLOOR_MS = 0.05;

function leastMs(read: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const startedMs = cpuMs();
    read();
    return cpuMs() - startedMs;
  });
  return Math.min(...times);
}
