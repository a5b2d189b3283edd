import { describe, expect, it } from 'vitest';
import { FACTS, KINDS, type Kind } from '../../functions/catalog/index.ts';

const HOUR_SECONDS = 3_600;

/** Lane, category, `!` for critical; at which hours, fresh for how many; what it asks and needs. */
const traitsOf = (kind: Kind): string => {
  const { requires } = kind;
  const needs = [
    ...(requires.item ? ['item'] : []),
    ...(requires.itemVersion === true ? ['version'] : []),
    ...(requires.deadline ? ['deadline'] : []),
    ...Object.entries(kind.fields).map(([name, field]) => name + (field.isOptional ? '?' : '')),
  ];
  return [
    `${kind.lane} ${kind.category}${kind.critical ? '!' : ''}`,
    `${kind.timing === 'immediate' ? 'at once' : 'in hours'} ${kind.freshnessSeconds / HOUR_SECONDS}`,
    ...(kind.gathers === undefined ? [] : [`together by ${kind.gathers.by}`]),
    ...(kind.asks === undefined ? [] : [`asks ${kind.asks}`]),
    ...(kind.endsWith === undefined ? [] : [`ends with ${kind.endsWith}`]),
    ...(needs.length === 0 ? [] : [`needs ${needs.join(' ')}`]),
  ].join('; ');
};

const BEFORE_A_SALE =
  'AuctionEnding BidPlaced ConsignmentExpiring ConsignmentExtended ItemListed ItemReceived ' +
  'ItemUnsold ItemViewed PriceAdjusted PriceProposed ReviewApproved';

// By hand, beside the catalog: what somebody changes there by mistake is found here.
const EXPECTED: Readonly<Record<string, readonly [traits: string, voids?: string]>> = {
  ItemReceived: ['transactional listing; in hours 72; needs item'],
  ReviewApproved: ['transactional listing; in hours 72; needs item', 'ItemReceived ReviewRejected'],
  ReviewRejected: [
    'transactional listing; in hours 72; needs item',
    'ItemListed ItemReceived ReviewApproved',
  ],
  ItemListed: [
    'transactional listing; in hours 72; needs item',
    'ItemReceived ItemUnsold ReviewApproved',
  ],
  ConsignmentExpiring: [
    'transactional listing; in hours 720; asks extend; ends with expiresAt; needs item expiresAt maxExtendDays',
  ],
  ConsignmentExtended: [
    'transactional listing; in hours 72; needs item days? expiresAt?',
    'ConsignmentExpiring',
  ],
  ItemUnsold: [
    'transactional listing; in hours 72; needs item',
    'AuctionEnding BidPlaced ItemViewed',
  ],
  BidPlaced: ['transactional pricing; in hours 25; together by item; needs item bidFen bidCount?'],
  Outbid: ['transactional pricing; in hours 25; needs item bidFen?', 'Outbid'],
  PriceProposed: [
    'transactional pricing; in hours 72; asks yes-no; needs item version proposedPriceFen',
    'PriceProposed',
  ],
  PriceAdjusted: ['transactional pricing; in hours 72; needs item', 'PriceProposed'],
  AuctionEnding: ['transactional pricing; in hours 25; needs item deadline bidFen?'],
  ItemSold: ['transactional sale!; in hours 72; needs item soldPriceFen?', BEFORE_A_SALE],
  OrderPlaced: ['transactional sale!; at once 72; needs item amountFen?', 'Outbid'],
  ShipmentDue: ['transactional sale!; in hours 72; needs item deadline'],
  OrderShipped: ['transactional sale!; in hours 72; needs item', 'OrderPlaced'],
  OrderCancelled: [
    'transactional sale!; at once 72; needs item',
    'ItemSold OrderPlaced OrderShipped PayoutConfirmationDue ShipmentDue',
  ],
  PayoutConfirmationDue: ['transactional money!; in hours 72; needs item amountFen?'],
  PaymentReceived: [
    'transactional money!; in hours 72; needs item amountFen?',
    'PayoutConfirmationDue ShipmentDue',
  ],
  RefundIssued: ['transactional money!; in hours 72; needs item amountFen?'],
  WithdrawalSucceeded: ['transactional money!; at once 72; needs amountFen?'],
  WithdrawalFailed: ['transactional money!; at once 72; needs amountFen?'],
  StatusReported: ['transactional status; at once 1; needs status? bidFen?'],
  ReplyHelp: ['transactional reply; at once 1'],
  ReplyUnclear: ['transactional reply; at once 1; needs pending? codes? otherCodes? days?'],
  ReplyExpired: ['transactional reply; at once 1'],
  ReplyNotAllowed: ['transactional reply; at once 1; needs maxExtendDays?'],
  OptOutConfirmed: ['transactional reply; at once 1'],
  OptInConfirmed: ['transactional reply; at once 1'],
  ItemViewed: [
    'marketing views; in hours 25; together by day; needs item viewCount? itemCount? topCodes?',
  ],
  NewSellerTip: ['marketing tips; in hours 47; needs tip?'],
  WinBack: ['marketing offers; in hours 47'],
  ExclusivePresale: ['marketing offers; in hours 47'],
  ItemsRecommended: ['marketing offers; in hours 47; needs itemCount?'],
};

describe('the traits of the kinds', () => {
  it.each(Object.entries(EXPECTED))(
    'are as the platform was told: %s',
    (name, [traits, voids = '']) => {
      const kind = KINDS.find((each) => each.name === name);
      if (kind === undefined) throw new Error(`no kind ${name}`);
      expect(traitsOf(kind)).toBe(traits);
      expect(kind.supersedes.toSorted().join(' ')).toBe(voids);
    },
  );
});

describe('the facts', () => {
  it('void what they answer', () => {
    const voids = FACTS.filter(({ supersedes }) => supersedes.length > 0).map(
      ({ name, supersedes }) => [name, ...supersedes],
    );
    expect(voids).toEqual([
      ['PriceConfirmed', 'PriceProposed'],
      ['PayoutConfirmed', 'PayoutConfirmationDue'],
      ['BidAnswered', 'BidPlaced', 'AuctionEnding'],
    ]);
  });

  it('name an item where they are about one', () => {
    const about = FACTS.filter(({ requires }) => requires.item).map(({ name }) => name);
    expect(about).toEqual(['PriceConfirmed', 'PayoutConfirmed', 'BidAnswered']);
  });

  it('name a recipient, but for a campaign', () => {
    const without = FACTS.filter(({ requires }) => requires.recipient === false);
    expect(without.map(({ name }) => name)).toEqual(['CampaignLaunched']);
  });
});
