import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTRIES, KINDS } from '../../functions/catalog/index.ts';
import { decide } from '../../functions/domain/decide.ts';
import {
  type ItemMark,
  latestOf,
  markSeconds,
  NO_MARK,
  supersedersOf,
} from '../../functions/domain/item-mark.ts';
import type { Notification } from '../../functions/domain/notification.ts';
import { aNotification, entry, kind, NOON_MS } from '../support/an-event.ts';
import { answerOf } from '../support/answer-of.ts';
import { circumstances } from '../support/circumstances.ts';

const [HOUR_MS, DAY_SECONDS] = [3_600_000, 86_400];

describe('the latest time of some entries', () => {
  const MARK: ItemMark = { ItemSold: 30, ItemListed: 20, OrderCancelled: 0 };

  it.each<[names: readonly string[], number | undefined]>([
    [['ItemSold', 'ItemListed'], 30],
    [['ItemListed', 'ItemSold'], 30],
    [['ItemListed', 'ItemUnsold'], 20],
    [['OrderCancelled'], 0],
    [['ItemUnsold'], undefined],
    [[], undefined],
  ])('of %j is %s', (names, expected) => {
    expect(latestOf(MARK, names)).toBe(expected);
    expect(latestOf(NO_MARK, names)).toBe(undefined);
  });
});

describe('what supersedes a kind', () => {
  it.each([
    ['BidPlaced', 'BidAnswered ItemSold ItemUnsold'],
    ['PriceProposed', 'ItemSold PriceAdjusted PriceConfirmed PriceProposed'],
    ['PayoutConfirmationDue', 'OrderCancelled PaymentReceived PayoutConfirmed'],
    ['ItemViewed', 'ItemSold ItemUnsold'],
    ['ItemSold', 'OrderCancelled'],
    ['RefundIssued', ''],
    ['NewSellerTip', ''],
  ])('%s: %s', (name, superseders) => {
    expect(supersedersOf(name, ENTRIES).toSorted().join(' ')).toBe(superseders);
  });

  it('is what says so of itself, in all the catalog', () => {
    for (const { name } of ENTRIES) {
      const superseders = supersedersOf(name, ENTRIES);
      for (const each of ENTRIES) {
        expect(superseders.includes(each.name)).toBe(each.supersedes.includes(name));
      }
    }
  });

  it('is about an item, as is what it supersedes: a mark has no other place', () => {
    for (const { name, requires, supersedes } of ENTRIES.filter((e) => e.supersedes.length > 0)) {
      expect([name, requires.item]).toEqual([name, true]);
      for (const each of supersedes) expect([each, kind(each).requires.item]).toEqual([each, true]);
    }
  });
});

describe('a mark', () => {
  it('lives on until nothing is fresh that it could hold back, by any clock', () => {
    const superseded = KINDS.filter(({ name }) => supersedersOf(name, ENTRIES).length > 0);
    const longest = Math.max(...superseded.map(({ freshnessSeconds }) => freshnessSeconds));
    expect(markSeconds(ENTRIES)).toBe(longest + 2 * DAY_SECONDS);
  });

  it('need not outlive what nothing supersedes', () => {
    const lasting = { ...kind('RefundIssued'), freshnessSeconds: 90 * DAY_SECONDS };
    const short = { ...kind('BidPlaced'), freshnessSeconds: DAY_SECONDS };
    expect(markSeconds([lasting, short, entry('BidAnswered')])).toBe(3 * DAY_SECONDS);
    expect(markSeconds([lasting])).toBe(2 * DAY_SECONDS);
  });
});

/** What becomes of a notification of which this has been marked. */
function answer(notification: Notification, mark: ItemMark): string {
  const supersededAtMs = latestOf(mark, supersedersOf(notification.kind.name, ENTRIES));
  return answerOf(decide(notification, circumstances({ supersededAtMs })));
}

const occurred = (kindName: string, atMs: number) =>
  aNotification(kindName, { occurredAt: new Date(atMs).toISOString() });

describe('of goods that were sold, given back and listed anew', () => {
  const mark: ItemMark = {
    ...{ ItemSold: NOON_MS - 6, OrderCancelled: NOON_MS - 4, ItemListed: NOON_MS - 2 },
  };

  it('a bid from before the sale is not told, a bid after the relisting is', () => {
    expect(answer(occurred('BidPlaced', NOON_MS - 7), mark)).toBe('superseded');
    expect(answer(occurred('BidPlaced', NOON_MS - 1), mark)).toBe('send');
  });

  it('what came before is not told, be it the sale itself, and the relisting is', () => {
    expect(answer(occurred('ItemSold', NOON_MS - 6), mark)).toBe('superseded');
    expect(answer(occurred('ReviewApproved', NOON_MS - 8), mark)).toBe('superseded');
    expect(answer(occurred('ItemListed', NOON_MS - 2), mark)).toBe('send');
  });
});

describe('whatever has happened to an item', () => {
  const superseded = KINDS.filter(({ name }) => supersedersOf(name, ENTRIES).length > 0);
  const anHour = fc.integer({ min: -12, max: 12 }).map((hours) => NOON_MS + hours * HOUR_MS);
  const anyMark = fc.dictionary(fc.constantFrom(...ENTRIES.map(({ name }) => name)), anHour);

  it('news of it is told if nothing that voids it has happened later, and only then', () => {
    fc.assert(
      fc.property(fc.constantFrom(...superseded), anyMark, ({ name }, mark) => {
        const isVoid = Object.entries(mark).some(
          ([each, atMs]) => entry(each).supersedes.includes(name) && atMs > NOON_MS,
        );
        const told = kind(name).gathers?.by === 'day' ? 'digest' : 'send';
        expect(answer(aNotification(name), mark)).toBe(isVoid ? 'superseded' : told);
      }),
      { numRuns: 500 },
    );
  });

  it('two of a kind that voids itself: the later one alone is news', () => {
    for (const { name } of superseded.filter((each) => each.supersedes.includes(each.name))) {
      const mark = { [name]: NOON_MS };
      expect(answer(occurred(name, NOON_MS - 1), mark)).toBe('superseded');
      expect(answer(occurred(name, NOON_MS), mark)).toBe('send');
    }
  });
});
