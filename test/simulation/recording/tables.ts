import { type Item, numberOf, textOf } from '../../../functions/adapters/table/item.ts';
import type { StoredAnswer } from '../correspondence.ts';
import type { Mark, Wish } from '../history.ts';
import type { Noting } from './noting.ts';

/** What the table of recipients holds from each write on. */
export function recordTables({ nowMs, note }: Noting, settled: (messageId: string) => void) {
  const wishes: Wish[] = [];
  const marks: Mark[] = [];
  const answers: StoredAnswer[] = [];

  function wroteNotification(phone: string, id: string, before: Item, after: Item): void {
    settled(textOf(after, 'messageId') ?? '');
    if (textOf(after, 'answeredBy') === textOf(before, 'answeredBy')) return;
    answers.push({ askId: id, phone, atMs: nowMs() });
  }

  function wroteMark(phone: string, itemId: string, before: Item, after: Item): void {
    for (const [entry, { N: text }] of Object.entries(after)) {
      if (text === undefined || entry === 'expiresAt' || before[entry]?.N === text) continue;
      marks.push({ phone, itemId, entry, occurredAtMs: Number(text), atMs: nowMs() });
    }
  }

  return {
    ...{ wishes, marks, answers },
    wrote(phone: string, sortKey: string, before: Item | undefined, after: Item): void {
      note(`wrote ${phone} ${sortKey}`);
      const [sort, id] = [sortKey.slice(0, sortKey.indexOf('#') + 1), sortKey];
      if (sortKey === 'profile') {
        for (const wish of wishesIn(before ?? {}, after)) {
          wishes.push({ phone, ...wish, atMs: nowMs() });
        }
      } else if (sort === 'n#') {
        wroteNotification(phone, id.slice(sort.length), before ?? {}, after);
      } else if (sort === 'item#') {
        wroteMark(phone, id.slice(sort.length), before ?? {}, after);
      }
    },
  };
}

function* wishesIn(before: Item, after: Item): Iterable<Pick<Wish, 'is' | 'value' | 'saidAtMs'>> {
  for (const [name, is] of WISHES) {
    const saidAtMs = numberOf(after, name);
    if (saidAtMs !== undefined && saidAtMs !== numberOf(before, name)) yield { is, saidAtMs };
  }
  for (const [name, is] of CHOICES) {
    const value = textOf(after, name);
    if (value === textOf(before, name)) continue;
    const saidAtMs = numberOf(after, 'chosenAtMs') ?? 0;
    yield { is, saidAtMs, ...(value === undefined ? {} : { value }) };
  }
}

const WISHES = [
  ['refusedAtMs', 'refusal'],
  ['givenAtMs', 'consent'],
  ['reassignedAtMs', 'reassigned'],
  ['unreachableAtMs', 'unreachable'],
  ['failedAtMs', 'unreachable'],
  ['goneAtMs', 'unreachable'],
] as const;

const CHOICES = [
  ['timeZone', 'zone'],
  ['muted', 'muted'],
] as const;
