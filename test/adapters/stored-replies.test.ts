import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dailyAllowance } from '../../functions/adapters/recipients/allowance.ts';
import { recipientAsks } from '../../functions/adapters/recipients/asks.ts';
import { tableDeliveries } from '../../functions/adapters/recipients/deliveries.ts';
import { partitionKey } from '../../functions/adapters/recipients/partition-key.ts';
import { tableReplies } from '../../functions/adapters/recipients/replies.ts';
import { transactionalClaims } from '../../functions/adapters/recipients/transactional-claims.ts';
import type { ReplyDecision } from '../../functions/domain/reply-decision.ts';
import { itemBytes } from '../../local/dynamodb/item-bytes.ts';
import { aReceipt } from '../support/a-receipt.ts';
import { startRecipients, TABLE } from '../support/a-recipients-table.ts';
import { at } from '../support/an-attempt.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';

const PHONE = '+8613800138000';
const NOON = { nowMs: () => NOON_MS };
const NOON_SECONDS = NOON_MS / 1_000;
const [MINUTE_MS, DAY_SECONDS] = [60_000, 86_400];

/** Of 36 characters, as SNS names texts. */
const MESSAGE_ID = '00000000-0000-4000-8000-000000000001';

/** Every text that an event may bring at its longest, every number with all its digits. */
const LONGEST = {
  recipient: { phone: PHONE, userId: 'u'.repeat(256), role: 'seller' },
  item: { id: 'i'.repeat(256), code: '3287328732', version: Number.MAX_SAFE_INTEGER },
  occurredAt: new Date(NOON_MS - 1).toISOString(),
};

const KEY = 'f'.repeat(32);

describe('of what is asked and replied', () => {
  let recipients: Awaited<ReturnType<typeof startRecipients>>;
  let table: ReturnType<typeof recipients.aTable>;
  beforeAll(async () => {
    recipients = await startRecipients();
  });
  afterAll(() => recipients.stop());
  beforeEach(() => {
    table = recipients.aTable();
  });

  const stored = async (sortKey: string) => {
    const { Items = [] } = await recipients.client.send(new ScanCommand({ TableName: TABLE }));
    const mine = partitionKey(PHONE, recipients.key());
    return Items.find(({ pk, sk }) => pk?.S === mine && sk?.S?.startsWith(sortKey)) ?? {};
  };
  const expiresAt = async (sortKey: string) => Number((await stored(sortKey))['expiresAt']?.N);

  it.each([
    ['PriceProposed', { proposedPriceFen: 99_999_999_999 }, 'yes'],
    ['ConsignmentExpiring', { maxExtendDays: 365 }, 365],
  ] as const)('an ask keeps to one write unit, whatever became of its text: %s', async (...row) => {
    const [kind, fields, as] = row;
    const notification = aNotification(kind, { ...LONGEST, ...fields });
    const claims = transactionalClaims(table, 23);
    await claims.claim(notification, at(0.001));
    await claims.giveUp(notification, at(0.001));
    await claims.claim(notification, at(60.001));
    await recipientAsks(table).answer(PHONE, notification.id, { by: KEY, as });
    const claimed = itemBytes(await stored('n#'));
    await claims.settle(notification, at(60.001), { messageId: MESSAGE_ID, parts: 1 });
    const delivery = { is: 'delivered', atMs: NOON_MS + 1, parts: 1, priceFen: 99 } as const;
    const receipt = aReceipt({ messageId: MESSAGE_ID, delivery });
    const near = { skewMs: 2_000, withinMs: 30_000 };
    expect(await tableDeliveries(table, near).record(receipt)).toMatchObject({ is: 'recorded' });
    const settled = itemBytes(await stored('n#'));
    expect(Math.max(claimed, settled)).toBeLessThanOrEqual(1_024);
  });

  it('an ask is remembered for a week after its end, so that who is late is told so', async () => {
    const proposal = aNotification('PriceProposed');
    await transactionalClaims(table, 23).claim(proposal, at(0));
    expect(await expiresAt('n#')).toBeGreaterThanOrEqual(
      proposal.expiresAtMs / 1_000 + 7 * DAY_SECONDS,
    );
  });

  it('nothing stands on the item of a text that asks nothing', async () => {
    await transactionalClaims(table, 23).claim(aNotification('ItemSold'), at(0));
    const names = Object.keys(await stored('n#')).toSorted();
    expect(names.join(' ')).toBe('attempt expiresAt leaseUntilMs pk sk state token');
  });

  it.each<[string, ReplyDecision, number]>([
    ['what acted on nothing', { do: 'say', saying: { kind: 'ReplyHelp' } }, 30],
    ['a refusal', { do: 'opt-out', confirms: true }, Number.NaN],
    ['a consent', { do: 'opt-in', confirms: false }, Number.NaN],
  ])('is evidence kept for good, and the rest for a month: %s', async (_, decision, days) => {
    const reply = { isDone: false, decision, text: 'x', receivedAtMs: NOON_MS - MINUTE_MS };
    await tableReplies(table, NOON).keep(PHONE, KEY, reply);
    expect(await expiresAt('reply#')).toBe(NOON_SECONDS + days * DAY_SECONDS);
    await tableReplies(table, NOON).finish(PHONE, KEY);
    expect(await expiresAt('reply#')).toBe(NOON_SECONDS + days * DAY_SECONDS);
  });

  it('half a character is kept as a sign that it was there: no reply is lost by it', async () => {
    const decision: ReplyDecision = { do: 'opt-out', confirms: true };
    const reply = { isDone: false, decision, text: 'T\ud83d', receivedAtMs: NOON_MS };
    await tableReplies(table, NOON).keep(PHONE, KEY, reply);
    expect(await tableReplies(table, NOON).find(PHONE, KEY)).toEqual({ ...reply, text: 'T\ufffd' });
  });

  it('what was said is remembered for longer than a queue holds it', async () => {
    await tableReplies(table, NOON).keyOf(PHONE, KEY, KEY, NOON_MS - MINUTE_MS);
    expect(await expiresAt('said#')).toBeGreaterThan(NOON_SECONDS + 14 * DAY_SECONDS);
  });

  it('a day’s answers are counted until it is over everywhere', async () => {
    await dailyAllowance(table).take(PHONE, '2026-11-23', KEY, 3);
    const over = Date.parse('2026-11-24T00:00:00-12:00') / 1_000;
    expect(await expiresAt('answers#')).toBeGreaterThan(over);
    expect(await expiresAt('answers#')).toBeLessThan(over + 2 * DAY_SECONDS);
  });
});
