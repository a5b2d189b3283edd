import { describe, expect, it } from 'vitest';
import { ENTRIES, KINDS } from '../../functions/catalog/index.ts';
import { placeholders, unknownNames } from '../../functions/domain/copy/say.ts';
import type { Layer } from '../../functions/domain/kind.ts';
import { readEventOf } from '../support/an-event.ts';

const NAMES = ENTRIES.map(({ name }) => name);

describe.each(KINDS)('$name', (kind) => {
  const { requires, fields, copy } = kind;
  const own = Object.keys(fields);
  const spokenOf = copy.flatMap(({ text }) => placeholders(text));

  it('may wait a night without growing stale, unless it waits for nothing', () => {
    const isLong = kind.freshnessSeconds >= 25 * 3_600;
    expect(isLong || kind.timing === 'immediate').toBe(true);
  });

  it('speaks of nothing that no event of the kind can have', () => {
    expect(unknownNames(kind)).toEqual([]);
  });

  it('has something to say to everybody, whatever the event lacks', () => {
    const isCertain = ({ rank, text, ...when }: Layer) =>
      rank === 'required' && when.if === undefined && when.unless === undefined && text !== '';
    expect(copy.filter(isCertain)).not.toEqual([]);
  });

  it('says each figure that it has a field for', () => {
    const sayable = own.filter((name) => fields[name]?.says !== 'nothing');
    expect(spokenOf).toEqual(expect.arrayContaining(sayable));
  });

  it('ranks its layers without a tie', () => {
    const ranks = copy.map(({ rank }) => rank).filter((rank) => rank !== 'required');
    expect(new Set(ranks).size).toBe(ranks.length);
  });

  it('asks only about an item, and in the version that was asked about where it is a price', () => {
    if (kind.asks !== undefined) expect(requires.item).toBe(true);
    expect(requires.itemVersion === true).toBe(kind.asks === 'yes-no');
  });

  it('is told together by fields that an event may lack, but for the amount that it is about', () => {
    const { gathers } = kind;
    if (gathers === undefined) return;
    const whatSays = (name: string) => [fields[name]?.says, fields[name]?.isOptional];
    expect(requires.item).toBe(true);
    expect(kind.critical).toBe(false);
    expect(whatSays(gathers.counts)).toEqual(['number', true]);
    if (gathers.by === 'item') expect(whatSays(gathers.highest)).toEqual(['money', false]);
    else {
      expect([gathers.items, gathers.codes].map(whatSays)).toEqual([
        ['number', true],
        ['codes', true],
      ]);
    }
  });

  it('ends with a field that is a time', () => {
    if (kind.endsWith !== undefined) expect(fields[kind.endsWith]?.says).toBe('instant');
  });
});

describe.each(ENTRIES)('$name', (entry) => {
  it('has an example that is valid as it stands', () => {
    expect(readEventOf(entry)).toMatchObject({ valid: true });
  });

  it('supersedes kinds that there are', () => {
    expect(entry.supersedes.filter((name) => !NAMES.includes(name))).toEqual([]);
  });
});

describe('the catalog', () => {
  it('has every kind and every fact of the contract', () => {
    const contract = [
      'ItemReceived ReviewApproved ReviewRejected ItemListed ConsignmentExpiring',
      'ConsignmentExtended ItemUnsold BidPlaced Outbid PriceProposed PriceAdjusted AuctionEnding',
      'ItemSold OrderPlaced ShipmentDue OrderShipped OrderCancelled PayoutConfirmationDue',
      'PaymentReceived RefundIssued WithdrawalSucceeded WithdrawalFailed StatusReported',
      'ReplyHelp ReplyUnclear ReplyExpired ReplyNotAllowed OptOutConfirmed OptInConfirmed',
      'ItemViewed NewSellerTip WinBack ExclusivePresale ItemsRecommended',
      'UserRegistered UserActive UserTierChanged ConsentGiven ConsentWithdrawn PhoneReassigned',
      'PriceConfirmed PayoutConfirmed BidAnswered CampaignLaunched',
    ];
    expect(NAMES).toEqual(expect.arrayContaining(contract.join(' ').split(' ')));
  });

  it('names no entry twice', () => {
    expect(new Set(NAMES).size).toBe(NAMES.length);
  });

  it('lets sales and money alone be critical, and no marketing', () => {
    const critical = KINDS.filter((kind) => kind.critical);
    expect(new Set(critical.map(({ category }) => category))).toEqual(new Set(['sale', 'money']));
    expect(critical.filter(({ lane }) => lane === 'marketing')).toEqual([]);
  });
});
