import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlsTable } from '../../functions/adapters/controls/controls-table.ts';
import { tableOperating } from '../../functions/adapters/controls/table-operating.ts';
import { type ExampleEvent, exampleOf } from '../../functions/catalog/example.ts';
import { type ACloud, aCloud, phoneNumber } from '../support/a-cloud.ts';
import { entry } from '../support/an-event.ts';
import { magicPhone } from '../support/magic-phone.ts';

const HOUR_SECONDS = 3_600;
/** The carrier logs within five seconds, and once more three seconds later. */
const RECEIPT_SECONDS = 60;

let cloud: ACloud;
let dynamoDb: DynamoDBClient;
beforeAll(async () => {
  cloud = await aCloud();
  dynamoDb = new DynamoDBClient({
    ...{ endpoint: cloud.endpoint, region: 'ap-southeast-1' },
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterAll(() => cloud.stop());

/** Puts an entry's example for that phone, of now, and waits for its receipt. */
async function happens(name: string, phone: string): Promise<ExampleEvent> {
  const { now } = (await cloud.get('/_dingdong/clock')) as { readonly now: string };
  const at = { eventId: `${name}-${phone}-${now}`, nowMs: Date.parse(now) };
  const event = exampleOf(entry(name), at, { recipient: { phone } });
  await cloud.put(event);
  await cloud.travel(0);
  await cloud.travel(RECEIPT_SECONDS);
  return event;
}

/** What the platform is told of an event, with the reason where there is one. */
async function outcomesOf({ detail }: ExampleEvent): Promise<readonly string[]> {
  return (await cloud.said()).flatMap(({ 'detail-type': type, detail: told }) => {
    const { eventId, reason = '' } = told as {
      readonly eventId?: string;
      readonly reason?: string;
    };
    return eventId === detail['eventId'] ? [`${type} ${reason}`.trim()] : [];
  });
}

const SENT = ['NotificationSent'];
const UNREACHABLE = ['NotificationSuppressed unreachable'];

/** Waits until so much was counted of receipts, in all. */
const counts = (name: string, sum: number, Reason?: string): Promise<void> =>
  cloud.counts({ name, sum, dimensions: { Lane: 'receipts', ...(Reason && { Reason }) } });

/** What is stored of receipts, by the sort keys' beginning. */
async function stored(prefix: string) {
  const TableName = cloud.outputs['RecipientsTableName'];
  const { Items = [] } = await dynamoDb.send(new ScanCommand({ TableName }));
  return Items.filter(({ sk, delivery }) => sk?.S?.startsWith(prefix) && delivery !== undefined);
}

describe('a text that arrives', () => {
  it('is known to have arrived, with its bill, once', async () => {
    await happens('ItemSold', phoneNumber(1));
    const [item, ...others] = await stored('n#');
    expect(others).toEqual([]);
    expect(item).toMatchObject({ delivery: { S: 'delivered' }, parts: item?.['billedParts'] });
    await counts('Delivered', 1);
    expect(Number(item?.['priceFen']?.N)).toBeGreaterThan(0);
  });

  it('of marketing as well, found by its claim', async () => {
    await cloud.consent(phoneNumber(2));
    await happens('WinBack', phoneNumber(2));
    const [item] = await stored('d#');
    expect(item).toMatchObject({ delivery: { S: 'delivered' } });
    await counts('Delivered', 2);
  });

  it('and is logged three times counts once', async () => {
    await happens('ItemSold', magicPhone(/logged three times/));
    await counts('Delivered', 3);
  });

  it('is billed in more parts than we count: that is said', async () => {
    await happens('ItemSold', magicPhone(/one part more/));
    await counts('PartsMiscounted', 1);
  });
});

describe('a phone that takes no texts from us', () => {
  it('gets no marketing until somebody vouches for it', async () => {
    const phone = magicPhone(/takes no SMS/);
    await cloud.consent(phone);
    await happens('ItemSold', phone);
    expect(await outcomesOf(await happens('WinBack', phone))).toEqual(UNREACHABLE);
    await happens('ConsentGiven', phone);
    expect(await outcomesOf(await happens('ItemsRecommended', phone))).toEqual(SENT);
  });
});

describe('an empty number', () => {
  const phone = magicPhone(/空号/);

  it('gets no marketing once that is known, and a sale all the same', async () => {
    await cloud.consent(phone);
    expect(await outcomesOf(await happens('WinBack', phone))).toEqual(SENT);
    await counts('Undelivered', 1, 'gone');
    expect(await outcomesOf(await happens('ItemsRecommended', phone))).toEqual(UNREACHABLE);
    expect(await outcomesOf(await happens('ItemSold', phone))).toEqual(SENT);
  });

  it('hears of its money once somebody has vouched for it, and not before', async () => {
    const payment = await happens('PaymentReceived', phone);
    await cloud.travel(7 * HOUR_SECONDS);
    expect(await outcomesOf(payment)).toEqual([]);
    await happens('UserActive', phone);
    await cloud.travel(7 * HOUR_SECONDS);
    expect(await outcomesOf(payment)).toEqual([]);
    await happens('UserRegistered', phone);
    await cloud.travel(7 * HOUR_SECONDS);
    expect(await outcomesOf(payment)).toEqual(SENT);
  });

  it('never hears of it where nobody does', async () => {
    // That text failed as well.
    const payment = await happens('PaymentReceived', phone);
    for (let hours = 0; hours < 72; hours += 12) await cloud.travel(12 * HOUR_SECONDS);
    expect(await outcomesOf(payment)).toEqual(UNREACHABLE);
  });

  it("is another person's: what is its former owner's is told to nobody", async () => {
    const payment = await happens('PaymentReceived', phone);
    await happens('PhoneReassigned', phone);
    await cloud.travel(7 * HOUR_SECONDS);
    expect(await outcomesOf(payment)).toEqual(UNREACHABLE);
  });
});

describe('the spend limit', () => {
  it('halts both lanes until an operator sets them going, and no receipt of before does again', async () => {
    await happens('ItemSold', magicPhone(/spend limit/));
    for (const Lane of ['transactional', 'marketing']) {
      await cloud.counts({ name: 'Halted', sum: 1, dimensions: { Lane } });
    }
    const sale = await happens('ItemSold', phoneNumber(5));
    expect(await outcomesOf(sale)).toEqual([]);
    const table = controlsTable(cloud.outputs['ControlsTableName'] ?? '', 5_000, dynamoDb);
    await tableOperating(table).setMode('normal', undefined, 'normal');
    await cloud.travel(120);
    expect(await outcomesOf(sale)).toEqual(SENT);
    expect(await cloud.inbox(phoneNumber(5))).toHaveLength(1);
  });
});

describe('receipts that the table does not take', () => {
  it('come again, and are kept then', async () => {
    const fault = { call: 'dynamodb:Query', when: 'before', does: 'error' } as const;
    await cloud.spoil({ function: 'ReceiptsReader', ...fault, times: 4 });
    await happens('ItemSold', phoneNumber(3));
    await cloud.travel(200);
    expect(await cloud.get('/_dingdong/faults')).toEqual({ faults: [] });
    const [ring] = await cloud.inbox(phoneNumber(3));
    const kept = (await stored('n#')).find(({ messageId }) => messageId?.S === ring?.messageId);
    expect(kept).toMatchObject({ delivery: { S: 'delivered' } });
  });

  it('lie with the dead letters after three times', async () => {
    const fault = { call: 'dynamodb:Query', when: 'before', does: 'error' } as const;
    await cloud.spoil({ function: 'ReceiptsReader', ...fault, times: 100 });
    await happens('ItemSold', phoneNumber(4));
    await cloud.travel(200);
    const { Messages = [] } = await cloud.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: cloud.outputs['ReceiptsDeadLetterQueueUrl'],
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
      }),
    );
    await fetch(`${cloud.endpoint}/_dingdong/faults`, { method: 'DELETE' });
    expect(Messages.length).toBeGreaterThan(0);
    expect(JSON.parse(Messages[0]?.Body ?? '')).toHaveProperty('awslogs.data');
    expect(Messages[0]?.MessageAttributes?.['ErrorMessage']?.StringValue).toMatch(/come again/);
  });
});
