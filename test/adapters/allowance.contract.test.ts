import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recipientStores } from './stores.ts';

const STORES = await recipientStores();
const PHONE = '+8613800138000';

describe.each(STORES)('the answers of a day, %s', (_, start) => {
  let store: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    store = await start();
  });
  afterAll(() => store.stop());

  const open = () => {
    const { allowance } = store.open();
    return (replyKey: string, max = 2, day = '2026-11-23', phone = PHONE) =>
      allowance.take(phone, day, replyKey, max);
  };

  it('are so many, and no more', async () => {
    const take = open();
    expect([await take('a'), await take('b'), await take('c')]).toEqual([true, true, false]);
    expect(await take('c', 3)).toBe(true);
  });

  it('are one for one reply, however often it asks', async () => {
    const take = open();
    for (let times = 0; times < 3; times += 1) expect(await take('a')).toBe(true);
    expect(await take('b')).toBe(true);
    expect([await take('a'), await take('b'), await take('c')]).toEqual([true, true, false]);
  });

  it('are given to as many as there are, of many who ask at once', async () => {
    const take = open();
    const all = await Promise.all(Array.from({ length: 12 }, (__, i) => take(`k${i}`, 5)));
    expect(all.filter((isGiven) => isGiven)).toHaveLength(5);
  });

  it('are another day’s, and another phone’s, each by itself', async () => {
    const take = open();
    await take('a', 1);
    expect(await take('b', 1)).toBe(false);
    expect(await take('b', 1, '2026-11-24')).toBe(true);
    expect(await take('b', 1, '2026-11-23', '+8613800138001')).toBe(true);
  });

  it('are none where none are allowed', async () => {
    const take = open();
    expect(await take('a', 0)).toBe(false);
  });
});
