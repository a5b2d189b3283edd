import { WATCH } from '../../functions/catalog/people.ts';

export interface Scene {
  /** `HH:MM`, later than that of the scene before it. */
  readonly at: string;
  readonly what: string;
  /** None where time alone goes by. */
  readonly events: readonly SceneEvent[];
  /** What the seller then writes back; nothing by default. */
  readonly reply?: string;
}

export interface SceneEvent {
  /** Of the catalog, or not. */
  readonly kind: string;
  readonly eventId: string;
  readonly changes: Readonly<Record<string, unknown>>;
}

const BAG = { id: 'item-5512', code: '5512', category: '手袋', version: 1 };

const view = (n: number, item: object = BAG): SceneEvent => ({
  ...{ kind: 'ItemViewed', eventId: `view-${n}`, changes: { item } },
});

const bid = (n: number, bidFen: number): SceneEvent => ({
  ...{ kind: 'BidPlaced', eventId: `bid-${n}`, changes: { item: BAG, bidFen } },
});

export const DAY: readonly Scene[] = [
  {
    at: '09:00',
    what: 'the seller agrees to marketing texts: without it none would come',
    events: [{ kind: 'ConsentGiven', eventId: 'consent-1', changes: {} }],
  },
  {
    at: '09:12',
    what: 'somebody looks at the bag: a day of views is one text, in the evening',
    events: [view(1)],
  },
  { at: '11:40', what: 'the first bid', events: [bid(1, 1_500_000)] },
  {
    at: '11:41',
    what: 'the platform puts the same bid again: the phone stays silent',
    events: [bid(1, 1_500_000)],
  },
  {
    at: '13:20',
    what: 'the platform proposes a price, and the seller is not sure: nothing comes of it',
    events: [
      {
        kind: 'PriceProposed',
        eventId: 'price-1',
        changes: { item: BAG, proposedPriceFen: 1_480_000 },
      },
    ],
    reply: '让我再想想',
  },
  { at: '13:45', what: 'the seller agrees: the bus hears of it', events: [], reply: '好的，谢谢' },
  {
    at: '13:46',
    what: 'the platform sets it, and tells the seller by an event',
    events: [
      {
        kind: 'PriceAdjusted',
        eventId: 'price-2',
        changes: { item: { ...BAG, priceFen: 1_480_000, version: 2 } },
      },
    ],
  },
  { at: '14:05', what: 'a better bid', events: [bid(2, 1_580_000)] },
  {
    at: '14:09',
    what: 'two more, while the last is still news: they wait for each other',
    events: [bid(3, 1_600_000), bid(4, 1_640_000)],
  },
  { at: '14:37', what: 'half an hour after that text: both in one', events: [] },
  {
    at: '16:20',
    what: 'a kind that nobody knows, misspelt: it waits on the undeliverable queue',
    events: [{ kind: 'ItemSolt', eventId: 'typo-1', changes: { item: BAG } }],
  },
  {
    at: '18:10',
    what: 'more people look at the bag, and some at a watch',
    events: [view(2), view(3), view(4), view(5, WATCH), view(6, WATCH)],
  },
  { at: '19:16', what: 'the evening: what all of them come to', events: [] },
  {
    at: '20:30',
    what: 'sold',
    events: [
      {
        kind: 'ItemSold',
        eventId: 'sale-1',
        changes: { item: { ...BAG, priceFen: 1_640_000 } },
      },
    ],
  },
];
