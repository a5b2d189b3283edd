import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleOf } from '../../functions/catalog/example.ts';
import { type ACloud, aCloud, phoneNumber } from '../support/a-cloud.ts';
import { entry } from '../support/an-event.ts';
import { choose } from '../support/choosing.ts';

const NIGHT = '2026-11-23T23:30:00+08:00';
const NIGHT_MS = Date.parse(NIGHT);
const OPENING_MS = Date.parse('2026-11-24T09:00:00+08:00');

/** Seconds from half past eleven at night. */
const UNTIL_BEFORE_NINE = 9.5 * 3_600 - 60;
const SPREAD_SECONDS = 900;

const NINE_TO_NINE = { hours: { from: '09:00', to: '21:00' } };

let cloud: ACloud;
let dataDir: string;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dingdong-data-'));
  cloud = await aCloud('--data', dataDir, '--now', NIGHT);
});
afterEach(async () => {
  await cloud.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const aKind = (kindName: string, phone: string, change = {}, nowMs = NIGHT_MS) =>
  exampleOf(
    entry(kindName),
    { eventId: `${kindName}-${phone}`, nowMs },
    { recipient: { phone }, ...change },
  );

/** One that ends late the next evening, unless it ends sooner. */
const anAuction = (phone: string, deadline = '2026-11-24T23:30:00+08:00') =>
  aKind('AuctionEnding', phone, { deadline });

/** What has rung since the night, by phone. */
const heard = async (phone: string) =>
  (await cloud.inbox(phone)).map(({ text, at }) => ({
    text,
    afterMs: Date.parse(at) - OPENING_MS,
  }));

const IN_THE_SPREAD = {
  // A minute more: Scheduler keeps to the minute.
  asymmetricMatch: (ms: number) => ms >= 0 && ms <= (SPREAD_SECONDS + 60) * 1_000,
};

type FourPhones = [string, string, string, string];

describe('at half past eleven at night, to people who want to be told from nine to nine', () => {
  const [ending, sold, offer, refused] = [1, 2, 3, 4].map(phoneNumber) as FourPhones;
  const [order, urgent, awake, soon] = [5, 6, 7, 8].map(phoneNumber) as FourPhones;

  it('news waits for the morning, and what changes meanwhile counts', async () => {
    await cloud.consent(offer, refused);
    // At 23:37:24 by their share of the spread: so soon that its queue holds it.
    await choose(cloud, soon, { hours: { from: '23:35', to: '23:30' } });
    for (const phone of [ending, sold, offer, refused, order, urgent]) {
      await choose(cloud, phone, NINE_TO_NINE);
    }
    await cloud.put(
      anAuction(ending),
      anAuction(sold),
      aKind('WinBack', offer),
      aKind('WinBack', refused),
      aKind('OrderPlaced', order),
      anAuction(urgent, '2026-11-24T08:30:00+08:00'),
      anAuction(awake),
      anAuction(soon),
    );
    await cloud.travel(0);
    const atNight = async () => (await cloud.inbox()).map(({ phoneNumber: phone }) => phone).sort();
    expect(await atNight()).toEqual([order, urgent, awake].sort());
    await cloud.counts({
      name: 'Deferred',
      dimensions: { Lane: 'transactional', Reason: 'hours' },
    });

    await cloud.put(aKind('ItemSold', sold, {}, NIGHT_MS + 60_000));
    await choose(cloud, refused, { marketing: 'opted-out' });
    await cloud.travel(UNTIL_BEFORE_NINE);
    expect(await atNight()).toEqual([order, urgent, awake, soon].sort());
    const [{ at = '' } = {}] = await cloud.inbox(soon);
    expect(Date.parse(at) - NIGHT_MS).toBeGreaterThanOrEqual(444_000);
    expect(Date.parse(at) - NIGHT_MS).toBeLessThan(504_000);

    await cloud.travel(60 + SPREAD_SECONDS + 60);
    expect(await heard(ending)).toEqual([
      { text: expect.stringContaining('请于今天23:30前登录APP处理'), afterMs: IN_THE_SPREAD },
    ]);
    expect(await heard(offer)).toEqual([
      { text: expect.stringContaining('拒收请回复R'), afterMs: IN_THE_SPREAD },
    ]);
    expect(await heard(sold)).toEqual([
      { text: expect.stringContaining('成交'), afterMs: IN_THE_SPREAD },
    ]);
    expect(await heard(refused)).toEqual([]);
    const ends = (await cloud.said()).map(({ detail }) => detail as Record<string, unknown>);
    expect(ends.filter(({ reason }) => reason !== undefined)).toMatchObject([
      { eventId: `AuctionEnding-${sold}`, reason: 'superseded' },
      { eventId: `WinBack-${refused}`, reason: 'opted-out' },
    ]);

    // Marketing in the morning, so soon before somebody's hours that its queue holds it.
    await cloud.consent(soon);
    await choose(cloud, soon, { hours: { from: '09:20', to: '21:00' } });
    await cloud.put(aKind('WinBack', soon, {}, OPENING_MS + 900_000));
    await cloud.travel(120);
    expect(await cloud.inbox(soon)).toHaveLength(1);
    await cloud.travel(600);
    expect(await cloud.inbox(soon)).toHaveLength(2);
  });

  it('and the machine is started again before it has come, it comes all the same', async () => {
    for (const phone of [ending, order]) await choose(cloud, phone, NINE_TO_NINE);
    const bids = [1, 2, 3].map((i) => ({ eventId: `bid-${i}`, bidFen: i * 100_000 }));
    await cloud.put(anAuction(ending), ...bids.map((each) => aKind('BidPlaced', order, each)));
    await cloud.travel(3_600);
    await cloud.stop();
    cloud = await aCloud('--data', dataDir);
    await cloud.travel(9 * 3_600);
    expect(await heard(ending)).toEqual([{ text: expect.any(String), afterMs: IN_THE_SPREAD }]);
    // What came of one item in the night is one text.
    expect(await heard(order)).toEqual([
      { text: expect.stringContaining('又有3次出价，最高3000元'), afterMs: IN_THE_SPREAD },
    ]);
  });
});
