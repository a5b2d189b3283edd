import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeHash } from '../../functions/adapters/recipients/ring.ts';
import { NO_MARK } from '../../functions/domain/item-mark.ts';
import { NEW_PROFILE } from '../../functions/domain/profile.ts';
import { ringHash } from '../../functions/domain/quota.ts';
import { at } from '../support/an-attempt.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { recipientStores } from './stores.ts';

const STORES = await recipientStores();
const [PHONE, ANOTHER] = ['+8613800138000', '+8613900139000'];

describe.each(STORES)('recipients %s', (_, start) => {
  let store: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    store = await start();
  });
  afterAll(() => store.stop());

  it('of whom nothing is known are new', async () => {
    const known = await store.open().recipients.read([{ phone: PHONE, itemId: 'item-1' }]);
    expect(known.profileOf(PHONE)).toEqual(NEW_PROFILE);
    expect(known.markOf(PHONE, 'item-1')).toEqual(NO_MARK);
  });

  it('of nobody are nothing', async () => {
    const known = await store.open().recipients.read([]);
    expect(known.profileOf(PHONE)).toEqual(NEW_PROFILE);
    expect(known.markOf(PHONE, 'item-1')).toEqual(NO_MARK);
  });

  it('come each with its own, however often a batch asks for them', async () => {
    const { recipients, memory, marks } = store.open();
    await memory.remember(PHONE, { is: 'registered', atMs: NOON_MS });
    await marks.mark(PHONE, 'item-1', 'ItemSold', NOON_MS);
    await marks.mark(PHONE, 'item-2', 'ItemListed', NOON_MS);
    await marks.mark(ANOTHER, 'item-1', 'PriceAdjusted', NOON_MS);
    const known = await recipients.read([
      { phone: PHONE, itemId: 'item-1' },
      { phone: PHONE, itemId: 'item-2' },
      { phone: PHONE, itemId: 'item-1' },
      { phone: PHONE },
      { phone: ANOTHER, itemId: 'item-1' },
    ]);
    expect(known.profileOf(PHONE)).toEqual({ ...NEW_PROFILE, registeredAtMs: NOON_MS });
    expect(known.profileOf(ANOTHER)).toEqual(NEW_PROFILE);
    expect(known.markOf(PHONE, 'item-1')).toEqual({ ItemSold: NOON_MS });
    expect(known.markOf(PHONE, 'item-2')).toEqual({ ItemListed: NOON_MS });
    expect(known.markOf(ANOTHER, 'item-1')).toEqual({ PriceAdjusted: NOON_MS });
  });

  it('show the claims that their quota counts, the newest first, each lane for itself', async () => {
    const { recipients, marketing, capped } = store.open();
    const offers = ['a', 'b'].map((eventId) => aNotification('WinBack', { eventId }));
    const bid = aNotification('BidPlaced');
    for (const [i, offer] of offers.entries()) await marketing.claim(offer, at(i));
    await capped.claim(bid, at(2));
    const { rings } = (await recipients.read([{ phone: PHONE }])).profileOf(PHONE);
    const shown = (lane: keyof typeof rings) => rings[lane].map(({ atMs, hash }) => [atMs, hash]);
    const [a, b] = offers.map(({ id }) => ringHash(id));
    expect(shown('marketing')).toEqual([
      [NOON_MS + 1_000, b],
      [NOON_MS, a],
    ]);
    expect(shown('transactional')).toEqual([[NOON_MS + 2_000, placeHash(bid.id)]]);
  });

  it('come in any number', async () => {
    const { recipients, memory } = store.open();
    const phones = Array.from({ length: 130 }, (__, i) => `+86138001380${100 + i}`);
    const [first = '', last = ''] = [phones[0], phones.at(-1)];
    for (const phone of [first, last]) {
      await memory.remember(phone, { is: 'registered', atMs: NOON_MS });
    }
    const known = await recipients.read(phones.map((phone) => ({ phone, itemId: 'item-1' })));
    const registered = phones.filter((p) => known.profileOf(p).registeredAtMs !== undefined);
    expect(registered).toEqual([first, last]);
  });
});
