import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleOf } from '../../functions/catalog/example.ts';
import { type ACloud, aCloud, phoneNumber } from '../support/a-cloud.ts';
import { entry } from '../support/an-event.ts';
import { choose } from '../support/choosing.ts';
import { atNoon } from '../support/journey-clock.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Settings of every stage. */
const QUIET_MINUTES = 30;
const SPREAD_SECONDS = 900;

let cloud: ACloud;
let dataDir: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dingdong-data-'));
  cloud = await aCloud('--data', dataDir, ...atNoon());
});
afterAll(async () => {
  await cloud.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const cloudNowMs = async () =>
  Date.parse(((await cloud.get('/_dingdong/clock')) as { readonly now: string }).now);

/** Puts the clock forward to the next time that it is so many hours past a midnight of Shanghai. */
async function travelTo(hours: number): Promise<void> {
  const nowMs = await cloudNowMs();
  const midnightMs = Date.parse('2026-11-23T00:00:00+08:00') + hours * 3_600_000;
  const aheadMs = (((midnightMs - nowMs) % DAY_MS) + DAY_MS) % DAY_MS;
  await cloud.travel(Math.ceil(aheadMs / 1_000));
}

/** From the digest's hour on, with the minute to which Scheduler keeps. */
const evening = async () => {
  await travelTo(19);
  await cloud.travel(SPREAD_SECONDS + 60);
};

let events = 0;

/** Events about an item that have just occurred, one for each change of the example's detail. */
async function happen(kind: string, phone: string, code: string, changes: readonly object[]) {
  const nowMs = await cloudNowMs();
  const all = changes.map((change) => {
    events += 1;
    const own = { recipient: { phone }, item: { id: `${phone}-${code}`, code }, ...change };
    return exampleOf(entry(kind), { eventId: `event-${events}`, nowMs }, own);
  });
  await cloud.put(...all);
  await cloud.travel(0);
  return all;
}

const sell = (phone: string, code: string) => happen('ItemSold', phone, code, [{}]);

const textsTo = async (phone: string) =>
  (await cloud.inbox(phone)).map(({ text, at }) => ({ text, atMs: Date.parse(at) }));

const minutesPastSeven = (atMs: number) =>
  Math.floor(((atMs - Date.parse('2026-11-23T19:00:00+08:00')) % DAY_MS) / MINUTE_MS);

/** The sort keys of all that is gathered of anybody. */
async function gatherings(): Promise<readonly (string | undefined)[]> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const { endpoint, outputs } = cloud;
  const client = new DynamoDBClient({ endpoint, region: 'ap-southeast-1', credentials });
  const { Items = [] } = await client.send(
    new ScanCommand({
      TableName: outputs['RecipientsTableName'],
      FilterExpression: 'begins_with(sk, :digest)',
      ExpressionAttributeValues: { ':digest': { S: 'digest#' } },
    }),
  );
  return Items.map(({ sk }) => sk?.S);
}

describe("a day's views", () => {
  const [seller, muted, refused, selling, again] = [1, 2, 3, 4, 5].map(phoneNumber) as [
    ...[string, string, string, string, string],
  ];
  const view = (phone: string, code: string, count = 1) =>
    happen(
      'ItemViewed',
      phone,
      code,
      Array.from({ length: count }, () => ({})),
    );

  it('are not kept for those who will not hear of them', async () => {
    await cloud.consent(seller, muted);
    await choose(cloud, muted, { muted: ['views'] });
    await choose(cloud, refused, { marketing: 'opted-out' });
    await view(muted, '4401');
    await view(refused, '4401');
    expect(await gatherings()).toEqual([]);
  });

  it('are one text in the evening, of the most viewed first, each view once', async () => {
    await view(seller, '1003', 10);
    const most = await view(seller, '1001', 60);
    await view(seller, '1002', 30);
    await cloud.put(...most);
    await cloud.travel(0);
    expect(await gatherings()).toEqual(['digest#ItemViewed']);
    await evening();
    const texts = await textsTo(seller);
    expect(texts.map(({ text }) => text)).toEqual([
      expect.stringContaining('您的3件商品今日获100次浏览，最多的是编号1001、1002'),
    ]);
    const [minutes = -1] = texts.map(({ atMs }) => minutesPastSeven(atMs));
    expect(minutes).toBeGreaterThanOrEqual(0);
    expect(minutes).toBeLessThan(16);
    expect(await textsTo(muted)).toEqual([]);
    expect(await textsTo(refused)).toEqual([]);
  });

  it('are told without an item that was sold meanwhile', async () => {
    await travelTo(12);
    await cloud.consent(selling);
    await view(selling, '2001', 5);
    await view(selling, '2002', 2);
    await sell(selling, '2001');
    await evening();
    const texts = (await textsTo(selling)).map(({ text }) => text);
    expect(texts).toEqual([
      expect.stringContaining('成交'),
      expect.stringContaining('您寄售的商品（编号2002）今日获2次浏览'),
    ]);
  });

  it('are told the next day where they come after it, also after a restart', async () => {
    await travelTo(12);
    await cloud.consent(again);
    await view(again, '3001', 3);
    await evening();
    await view(again, '3001', 4);
    await cloud.stop('SIGKILL');
    cloud = await aCloud('--data', dataDir);
    await view(again, '3002');
    await travelTo(18.99);
    expect(await textsTo(again)).toHaveLength(1);
    await evening();
    const [first, second, ...others] = await textsTo(again);
    expect(first?.text).toContain('（编号3001）今日获3次浏览');
    expect(second?.text).toContain('您的2件商品今日获5次浏览');
    expect(others).toEqual([]);
    const apartMs = (second?.atMs ?? 0) - (first?.atMs ?? 0);
    expect(Math.round(apartMs / MINUTE_MS)).toBe(DAY_MS / MINUTE_MS);
  });
});

describe('bids on one item', () => {
  const bid = (phone: string, code: string, ...yuan: readonly number[]) =>
    happen(
      'BidPlaced',
      phone,
      code,
      yuan.map((each) => ({ bidFen: each * 100 })),
    );

  it('that are forty in ten minutes are two texts, half an hour apart', async () => {
    await travelTo(12);
    const phone = phoneNumber(6);
    for (const minute of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      // The highest comes in the eighth minute, and who bids less after it.
      const yuan = 1_000 + (minute > 7 ? 0 : minute * 10);
      await bid(phone, '5001', yuan, yuan + 3, yuan + 1, yuan + 2);
      await cloud.travel(60);
    }
    const [first, ...early] = await textsTo(phone);
    expect(first?.text).toContain('（编号5001）有人出价100');
    expect(early).toEqual([]);
    await cloud.travel((QUIET_MINUTES + 1) * 60);
    const [, second, ...others] = await textsTo(phone);
    expect(second?.text).toContain('（编号5001）又有39次出价，最高1073元');
    expect(others).toEqual([]);
    const apartMs = (second?.atMs ?? 0) - (first?.atMs ?? 0);
    expect(apartMs).toBeGreaterThanOrEqual(QUIET_MINUTES * MINUTE_MS);
    expect(apartMs).toBeLessThanOrEqual((QUIET_MINUTES + 1) * MINUTE_MS);
  });

  it('are not told any more where it was sold before they could be', async () => {
    await travelTo(12);
    const phone = phoneNumber(7);
    await bid(phone, '6001', 1_000);
    await bid(phone, '6001', 1_100, 1_200);
    await sell(phone, '6001');
    await cloud.travel((QUIET_MINUTES + 1) * 60);
    expect((await textsTo(phone)).map(({ text }) => text)).toEqual([
      expect.stringContaining('有人出价1000元'),
      expect.stringContaining('成交'),
    ]);
    const ends = (await cloud.said()).map(({ detail }) => detail as Record<string, unknown>);
    const digest = expect.stringMatching(new RegExp(`^digest-\\${phone}-6001-\\d{4}-`));
    expect(ends.filter(({ reason }) => reason === 'superseded')).toMatchObject([
      { kind: 'BidPlaced', eventId: digest, reason: 'superseded' },
    ]);
  });
});
