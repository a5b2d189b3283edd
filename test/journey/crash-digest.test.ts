import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleOf } from '../../functions/catalog/example.ts';
import { type ACloud, aCloud, phoneNumber } from '../support/a-cloud.ts';
import { entry } from '../support/an-event.ts';
import { someOf } from '../support/budget.ts';
import { COMES_AGAIN_SECONDS, type LANES, lettersAbout, write } from '../support/spoiling.ts';

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud.stop());

/** A kind that is told together, and how soon what was gathered of it is told for sure. */
const GATHERED = {
  // Until the next noon, with what is waited else: no row begins near the hour of the digest.
  marketing: { kind: 'ItemViewed', flushedWithinSeconds: 86_400 - 4 * COMES_AGAIN_SECONDS },
  transactional: { kind: 'BidPlaced', flushedWithinSeconds: 32 * 60 },
} as const;

type GatheringLane = keyof typeof GATHERED & keyof typeof LANES;

interface Step {
  readonly call: string;
  readonly on?: string;
  readonly skip?: number;
  readonly when: 'before' | 'after';
}

const SCHEDULE = { call: 'scheduler:CreateSchedule' };
const PUBLISH = { call: 'sns:Publish' };

let phones = 0;

/** Events of a phone of its own, put one by one; the sender of the last of them is killed. */
async function gatherAndKill(lane: GatheringLane, events: number, step?: Step): Promise<string> {
  phones += 1;
  const phone = phoneNumber(phones);
  if (lane === 'marketing') await cloud.consent(phone);
  for (let i = 1; i <= events; i += 1) {
    if (i === events && step !== undefined) await kill(lane, step);
    const { now } = (await cloud.get('/_dingdong/clock')) as { readonly now: string };
    const at = { eventId: `event-${phone}-${i}`, nowMs: Date.parse(now) };
    await cloud.put(exampleOf(entry(GATHERED[lane].kind), at, { recipient: { phone } }));
    await cloud.travel(0);
  }
  await cloud.travel(COMES_AGAIN_SECONDS);
  return phone;
}

const kill = (lane: GatheringLane, step: Step) =>
  cloud.spoil({
    function: lane === 'marketing' ? 'MarketingSender' : 'TransactionalSender',
    ...step,
  });

/** What has been told to that phone once all that comes again has come. */
async function toldTo(lane: GatheringLane, phone: string) {
  await cloud.travel(GATHERED[lane].flushedWithinSeconds);
  await cloud.travel(3 * COMES_AGAIN_SECONDS);
  // Each was met: a table whose faults hit nothing would prove nothing.
  expect(await cloud.get('/_dingdong/faults')).toEqual({ faults: [] });
  const texts = (await cloud.inbox(phone)).map(({ text }) => text);
  return { texts, letters: await lettersAbout(cloud, lane, phone) };
}

const VIEWED = expect.stringContaining('今日有人浏览');
const VIEWED_TWICE = expect.stringContaining('今日获2次浏览');
const BID = expect.stringContaining('有人出价');
const BIDS = expect.stringContaining('又有2次出价');

describe('a sender that is killed while it gathers', () => {
  it.each(
    someOf<[string, number, Step, unknown]>([
      ['before it looks what is gathered', 1, { ...write(1), when: 'before' }, VIEWED],
      ['when it has looked what is gathered', 1, { ...write(1), when: 'after' }, VIEWED],
      ['before there is a flush', 1, { ...SCHEDULE, when: 'before' }, VIEWED],
      ['when there is a flush', 1, { ...SCHEDULE, when: 'after' }, VIEWED],
      ['before the first counts', 1, { ...write(2), when: 'before' }, VIEWED],
      ['when the first counts', 1, { ...write(2), when: 'after' }, VIEWED],
      ['before the second counts', 2, { ...write(1), when: 'before' }, VIEWED_TWICE],
      ['when the second counts', 2, { ...write(1), when: 'after' }, VIEWED_TWICE],
    ]),
  )('%s: what comes again counts once', async (_, events, step, text) => {
    const phone = await gatherAndKill('marketing', events, step);
    expect(await toldTo('marketing', phone)).toEqual({ texts: [text], letters: [] });
  });
});

describe('a sender that is killed at the digest of a day', () => {
  it.each(
    someOf<[string, Step, number, readonly string[]]>([
      ['before it takes it', { ...write(1), when: 'before' }, 1, []],
      ['when it has taken it', { ...write(1), when: 'after' }, 1, []],
      ['before its claim', { ...write(2), when: 'before' }, 1, []],
      ['after its claim, which is final', { ...write(2), when: 'after' }, 0, ['unconfirmed']],
    ]),
  )('%s: it is told once at most, and all of it', async (_, step, count, letters) => {
    const phone = await gatherAndKill('marketing', 2);
    await kill('marketing', step);
    const texts = Array.from({ length: count }, () => VIEWED_TWICE);
    expect(await toldTo('marketing', phone)).toEqual({ texts, letters });
  });
});

describe('a sender that is killed at a bid that need not wait', () => {
  it.each(
    someOf<[string, Step]>([
      ['before it is quiet', { ...write(1), when: 'before' }],
      ['when it is quiet', { ...write(1), when: 'after' }],
    ]),
  )('%s: it is told when it comes again, and waits for no others', async (_, step) => {
    const phone = await gatherAndKill('transactional', 1, step);
    // Whatever a slow machine handed back has come again by then, and half an hour is not over.
    await cloud.travel(2 * COMES_AGAIN_SECONDS);
    expect(await cloud.inbox(phone)).toHaveLength(1);
    expect(await toldTo('transactional', phone)).toEqual({ texts: [BID], letters: [] });
  });
});

describe('a sender that is killed at the bids that waited', () => {
  it.each(
    someOf<[string, Step, number]>([
      ['before it takes them', { ...write(1), when: 'before' }, 1],
      ['when it has taken them', { ...write(1), when: 'after' }, 1],
      ['when it has claimed them', { ...write(2), when: 'after' }, 1],
      ['when it has reserved their place', { ...write(3), when: 'after' }, 1],
      ['after its Publish, of which nobody knows', { ...PUBLISH, when: 'after' }, 2],
    ]),
  )('%s: they are told, and all of them', async (_, step, count) => {
    const phone = await gatherAndKill('transactional', 3);
    await kill('transactional', step);
    const texts = [BID, ...Array.from({ length: count }, () => BIDS)];
    expect(await toldTo('transactional', phone)).toEqual({ texts, letters: [] });
  });
});
