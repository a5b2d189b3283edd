import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gatheredMaxBeside,
  gatheredText,
  readGathered,
} from '../../functions/adapters/recipients/gathered-text.ts';
import type { Gathered } from '../../functions/domain/gathered.ts';
import { itemBytes } from '../../local/dynamodb/item-bytes.ts';
import { NOON_MS } from '../support/an-event.ts';
import { aGathered } from '../support/any-gathered.ts';

const ORDINARY: Gathered = aGathered(0, {
  item: { id: 'item_01jd9v3m8q4x7k2c5b6n', code: '328755', category: '腕表' },
});

/** What one recipient's item of a kind comes to, full, and as full when it was taken last. */
function fullBytes(texts: readonly string[]): number {
  const gathered: string[] = [];
  for (const text of texts) if (gathered.length < gatheredMaxBeside(text)) gathered.push(text);
  const N = String(NOON_MS + 1);
  return itemBytes({
    ...{ pk: { S: 'p'.repeat(64) }, sk: { S: `digest#BidPlaced#${'一'.repeat(256)}` } },
    ...{ gathered: { SS: gathered }, dueMs: { N }, taken: { SS: gathered }, takenMs: { N } },
    ...{ quietUntilMs: { N }, openedFor: { S: 'n'.repeat(32) }, expiresAt: { N } },
  });
}

const longest = (i: number, idCharacters: number): string =>
  gatheredText(
    aGathered(i, {
      count: 999_999,
      item: { id: '一'.repeat(idCharacters), code: '3287328732', category: '包'.repeat(40) },
      ...{ fen: 100_000_000_000, deadlineMs: NOON_MS + 1 },
    }),
  );

describe('of what is told together', () => {
  it('five hundred are kept where they are ordinary, in about a hundred bytes each', () => {
    const text = gatheredText(ORDINARY);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(100);
    expect(gatheredMaxBeside(text)).toBe(500);
  });

  // Developer guide of DynamoDB, on quotas: an item has at most 400 KB.
  it('as many are kept as one item has room for, twice, however long they are', () => {
    for (const characters of [24, 100, 256]) {
      const texts = Array.from({ length: 501 }, (_, i) => longest(i, characters));
      expect(fullBytes(texts)).toBeLessThan(140_000);
    }
  });

  it('there is room also where they get shorter all the time', () => {
    const texts = Array.from({ length: 5_000 }, (_, i) =>
      longest(i, 256 - Math.trunc((i * 256) / 5_000)),
    );
    expect(fullBytes(texts)).toBeGreaterThan(200_000);
    expect(fullBytes(texts)).toBeLessThan(400 * 1_024);
  });

  it('nothing is lost', () => {
    fc.assert(
      fc.property(ANY_GATHERED, (one) => {
        expect(readGathered([gatheredText(one)])).toEqual([one]);
      }),
    );
  });

  it('the first half of an id is enough', () => {
    const one = aGathered(1, { id: '0123456789abcdef0123456789abcdef' });
    expect(readGathered([gatheredText(one)])).toEqual([{ ...one, id: '0123456789abcdef' }]);
  });
});

const ANY_GATHERED: fc.Arbitrary<Gathered> = fc.record(
  {
    id: fc.stringMatching(/^[0-9a-f]{16}$/),
    occurredAtMs: fc.integer({ min: 0, max: 2 ** 43 }),
    count: fc.integer({ min: 1, max: 999_999 }),
    item: fc.record(
      {
        id: fc.string({ unit: 'binary', minLength: 1 }),
        code: fc.stringMatching(/^[0-9]{4,10}$/),
        category: fc.string({ unit: 'binary', maxLength: 20 }),
      },
      { requiredKeys: ['id', 'code'] },
    ),
    fen: fc.integer({ min: 1, max: 100_000_000_000 }),
    deadlineMs: fc.integer({ min: 0, max: 2 ** 43 }),
  },
  { requiredKeys: ['id', 'occurredAtMs', 'count', 'item'] },
);
