import { describe, expect, it } from 'vitest';
import { startWiredSender } from '../../bench/wired-sender.ts';
import type { Lane } from '../../functions/domain/lane.ts';
import type { Emulator } from '../../local/aws-request.ts';
import type { Template } from '../../local/template/template.ts';
import { aTemplate } from '../support/a-template.ts';
import { aBody } from '../support/an-event.ts';

const template = aTemplate().json as Template;

/** A sender of `dev`, and what it writes to its table, by the sort key. */
async function aWiredSender(lane: Lane, sns?: Emulator, change: Variables = {}) {
  const writes: string[] = [];
  const sender = await startWiredSender({
    ...{ template, lane },
    ...(sns === undefined ? {} : { sns }),
    // A machine that is overrun leases no slot twice.
    change: { MARKETING_CONSENT: 'presumed', SLOT_GRACE_MS: '60000', ...change },
    onCall({ service, body }) {
      const { Key } = service === 'dynamodb' ? JSON.parse(body) : {};
      if (Key !== undefined) writes.push(Key.sk?.S ?? Key.pk.S);
    },
  });
  return { ...sender, writes };
}

type Variables = Readonly<Record<string, string>>;

function aFailingSns(status: number, code: string): Emulator {
  const body = `<ErrorResponse><Error><Code>${code}</Code></Error></ErrorResponse>`;
  return {
    service: 'sns',
    handle: async () => ({ status, headers: { 'content-type': 'text/xml' }, body }),
  };
}

const now = () => {
  const after = (ms: number) => new Date(Date.now() + ms).toISOString();
  return { occurredAt: after(0), deadline: after(7_200_000) };
};

describe.each([
  [
    'transactional',
    'ItemSold',
    ['pace', 'item#item-3287', expect.stringMatching(/^n#/), expect.stringMatching(/^n#/)],
  ],
  [
    'transactional',
    'AuctionEnding',
    ['pace', expect.stringMatching(/^n#/), 'profile', expect.stringMatching(/^n#/)],
  ],
  [
    'transactional',
    'BidPlaced',
    [
      ...['digest#BidPlaced#item-3287', 'pace'],
      ...[expect.stringMatching(/^n#/), 'profile', expect.stringMatching(/^n#/)],
    ],
  ],
  ['marketing', 'WinBack', ['pace', 'profile']],
] as const)('the %s sender, wired as the template says', (lane, kind, writes) => {
  it('texts once, in as many writes as its promise costs, and counts what it did', async () => {
    const sender = await aWiredSender(lane);
    const body = aBody(kind, now());
    expect(await sender.handle(body, body)).toEqual({ batchItemFailures: [] });
    expect(sender.sms.inbox()).toMatchObject([{ lane: lane }]);
    expect(sender.writes).toEqual(writes);
    const [metrics] = sender.written().map((line) => JSON.parse(line));
    expect(metrics).toMatchObject({ Lane: lane, Sent: 1, Duplicate: 1 });
    await sender.stop();
  });

  it('puts back what the carrier has no time for, and slows down once', async () => {
    const sender = await aWiredSender(lane, aFailingSns(400, 'Throttled'));
    const other = aBody(kind, { ...now(), eventId: 'b', recipient: { phone: '13900139000' } });
    expect(await sender.handle(aBody(kind, now()), other)).toEqual({ batchItemFailures: [] });
    const counts = sender.written().map((line) => JSON.parse(line));
    expect(counts).toContainEqual(expect.objectContaining({ Reason: 'carrier', Deferred: 2 }));
    expect(counts).toContainEqual(expect.objectContaining({ Lane: lane, Slowed: 1 }));
    await sender.stop();
  });

  it('writes no phone, no item and no text to its log', async () => {
    const sender = await aWiredSender(lane);
    await sender.handle(aBody(kind, now()), 'oops');
    expect(sender.written().length).toBeGreaterThan(0);
    expect(sender.written().join()).not.toMatch(/138001|腕表|编号/);
    await sender.stop();
  });
});

describe('the settings of a stage', () => {
  const textWith = async (change: Variables, body: string) => {
    const sender = await aWiredSender('transactional', undefined, change);
    await sender.handle(body);
    await sender.stop();
    return sender.sms.inbox()[0]?.text;
  };

  it('keep the name of a sensitive category out of its texts', async () => {
    const item = { id: 'i-1', code: '3287', category: '黄金' };
    expect(await textWith({}, aBody('ItemSold', { ...now(), item }))).toContain('您寄售的编号3287');
  });

  it('put the filed contact and the signature into them', async () => {
    const change = { CONTACT: '95188', SIGNATURE: '测试' };
    const text = await textWith(change, aBody('WithdrawalFailed', now()));
    expect(text).toMatch(/^【测试】.*请致电95188。$/);
  });
});

describe('what a stage and the catalog say of limits', () => {
  it('holds back a number that is texted without end, and counts that', async () => {
    const sender = await aWiredSender('transactional', undefined, { RUNAWAY_TEXTS: '1' });
    await sender.handle(aBody('ItemSold', now()), aBody('ItemSold', { ...now(), eventId: 'b' }));
    expect(sender.sms.inbox()).toHaveLength(1);
    const counts = sender.written().map((line) => JSON.parse(line));
    expect(counts).toContainEqual(
      expect.objectContaining({ Lane: 'transactional', Reason: 'runaway', Suppressed: 1 }),
    );
    await sender.stop();
  });

  // A consignment that expires stays news for 30 days: two days more, and nothing is held back.
  it.each([
    [31, ['item#item-3287']],
    [33, []],
  ])('marks what happened %i days ago as long as it can matter', async (days, writes) => {
    const sender = await aWiredSender('transactional');
    const occurredAt = new Date(Date.now() - days * 86_400_000).toISOString();
    await sender.handle(aBody('ItemSold', { occurredAt, deadline: undefined }));
    expect([sender.sms.inbox(), sender.writes]).toEqual([[], writes]);
    await sender.stop();
  });
});

describe('a Publish that nobody knows the outcome of', () => {
  const broken = aFailingSns(500, 'InternalError');

  it('brings a transactional record back', async () => {
    const sender = await aWiredSender('transactional', broken);
    expect(await sender.handle(aBody('ItemSold', now()))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm-0' }],
    });
    expect(await sender.deadLetters()).toEqual([]);
    await sender.stop();
  });

  it('ends a marketing record on the dead-letter queue', async () => {
    const sender = await aWiredSender('marketing', broken);
    expect(await sender.handle(aBody('WinBack', now()))).toEqual({ batchItemFailures: [] });
    expect(await sender.deadLetters()).toMatchObject([
      { MessageAttributes: { reason: { StringValue: 'unconfirmed' } } },
    ]);
    await sender.stop();
  });
});

describe('the environment of a sender', () => {
  it.each([
    ['LANE', 'urgent'],
    ['LEASE_SECONDS', 'soon'],
    ['QUOTA_WINDOWS', '[]'],
    ['SENSITIVE_CATEGORIES', '[1]'],
    ['RING_LENGTH', '1'],
    ['DEAD_LETTER_QUEUE_URL', 'dead'],
    ['DEAD_LETTER_QUEUE_ARN', ''],
    ['QUEUE_URL', 'lane'],
    ['QUEUE_ARN', ''],
    ['SCHEDULE_GROUP', ''],
    ['SCHEDULE_ROLE_ARN', ''],
    ['MARKETING_HOURS', '{"from":"08:00"}'],
    ['PUBLISH_SLACK_SECONDS', '0'],
    ['PUBLISH_SLACK_SECONDS', '5'],
    ['DEFERRAL_SPREAD_SECONDS', 'long'],
    ['DIGEST_AT', '24:00'],
    ['QUIET_SECONDS', '0'],
    ['CONTROLS_TABLE', ''],
    ['PARTS_PER_SECOND', '0'],
    ['SLOT_WAIT_SECONDS', '0'],
    ['PACE_RECOVERY_SECONDS', 'soon'],
    ['PART_FEN', '1.5'],
    ['BUDGET_FEN', '-1'],
  ])('is refused where %s is %s, by its name', async (name, value) => {
    const change = { [name]: value };
    await expect(aWiredSender('marketing', undefined, change)).rejects.toThrow(name);
  });
});
