import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOON_MS } from '../support/an-event.ts';
import { recipientStores } from './stores.ts';

const STORES = await recipientStores();
const PHONE = '+8613800138000';

describe.each(STORES)('marks %s', (_, start) => {
  let store: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    store = await start();
  });
  afterAll(() => store.stop());

  const open = () => {
    const { marks, recipients } = store.open();
    return {
      mark: (entry: string, atMs: number, itemId = 'item-1', phone = PHONE) =>
        marks.mark(phone, itemId, entry, atMs),
      shown: async (itemId = 'item-1') =>
        (await recipients.read([{ phone: PHONE, itemId }])).markOf(PHONE, itemId),
    };
  };

  it('hold the times of all entries of an item', async () => {
    const { mark, shown } = open();
    await mark('ItemSold', NOON_MS + 2);
    await mark('ItemListed', NOON_MS + 1);
    expect(await shown()).toEqual({ ItemSold: NOON_MS + 2, ItemListed: NOON_MS + 1 });
  });

  it('are changed by what is newer alone', async () => {
    const { mark, shown } = open();
    await mark('ItemSold', NOON_MS + 2);
    await mark('ItemSold', NOON_MS + 1);
    expect(await shown()).toEqual({ ItemSold: NOON_MS + 2 });
    await mark('ItemSold', NOON_MS + 3);
    expect(await shown()).toEqual({ ItemSold: NOON_MS + 3 });
  });

  it('of many who write at once hold the newest', async () => {
    const { mark, shown } = open();
    const times = Array.from({ length: 20 }, (__, i) => NOON_MS + ((i * 7) % 20));
    await Promise.all(times.map((atMs) => mark('ItemSold', atMs)));
    expect(await shown()).toEqual({ ItemSold: NOON_MS + 19 });
  });

  it('of other items and other recipients stand apart', async () => {
    const { mark, shown } = open();
    await mark('ItemSold', NOON_MS, 'item-2');
    await mark('ItemSold', NOON_MS, 'item-1', '+8613900139000');
    expect(await shown()).toEqual({});
    expect(await shown('item-2')).toEqual({ ItemSold: NOON_MS });
  });

  it('may have any word for an entry', async () => {
    const { mark, shown } = open();
    for (const word of ['State', 'TTL', 'Timestamp']) await mark(word, NOON_MS);
    expect(await shown()).toEqual({ State: NOON_MS, TTL: NOON_MS, Timestamp: NOON_MS });
  });
});
