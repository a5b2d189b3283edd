import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExampleEvent, exampleOf } from '../../functions/catalog/example.ts';
import { type ACloud, aCloud, phoneNumber } from '../support/a-cloud.ts';
import { entry, NOON_MS } from '../support/an-event.ts';
import { COMES_AGAIN_SECONDS } from '../support/spoiling.ts';

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud.stop());

/** An entry's example for that phone, some minutes after noon. */
const at = (minutes: number, name: string, phone: string, change: object = {}): ExampleEvent => {
  const eventId = `${name}-${phone}-${minutes}`;
  const nowMs = NOON_MS + minutes * 60_000;
  return exampleOf(entry(name), { eventId, nowMs }, { recipient: { phone }, ...change });
};

/** Puts them, and waits until all is done: whatever a slow machine handed back has come again. */
async function happen(...events: readonly ExampleEvent[]): Promise<void> {
  await cloud.put(...events);
  await cloud.travel(2 * COMES_AGAIN_SECONDS);
}

/** What the platform is told of an event, with the reason where there is one. */
async function outcomesOf({ detail }: ExampleEvent): Promise<readonly string[]> {
  const said = await cloud.said();
  return said.flatMap(({ 'detail-type': type, detail: told }) => {
    const { eventId, reason = '' } = told as {
      readonly eventId?: string;
      readonly reason?: string;
    };
    return eventId === detail['eventId'] ? [`${type} ${reason}`.trim()] : [];
  });
}

/** What becomes of marketing, put once all before it is learned. */
async function offeredAt(minutes: number, phone: string): Promise<readonly string[]> {
  const offer = at(minutes, 'WinBack', phone);
  await happen(offer);
  return outcomesOf(offer);
}

const SENT = ['NotificationSent'];
const suppressed = (reason: string) => [`NotificationSuppressed ${reason}`];

describe('a seller whom nobody asked', () => {
  it('gets no marketing, and what they need to know', async () => {
    const phone = phoneNumber(1);
    expect(await offeredAt(0, phone)).toEqual(suppressed('no-consent'));
    const sale = at(0, 'ItemSold', phone);
    await happen(sale);
    expect(await outcomesOf(sale)).toEqual(SENT);
    expect(await cloud.inbox(phone)).toHaveLength(1);
  });
});

describe('a seller who said yes', () => {
  it('gets marketing, until they say no; what is older and comes late changes nothing', async () => {
    const phone = phoneNumber(2);
    const yes = at(1, 'ConsentGiven', phone);
    await happen(yes);
    expect(await offeredAt(2, phone)).toEqual(SENT);
    await happen(at(3, 'ConsentWithdrawn', phone));
    expect(await offeredAt(4, phone)).toEqual(suppressed('opted-out'));
    await happen(yes, at(0, 'ConsentWithdrawn', phone));
    expect(await offeredAt(5, phone)).toEqual(suppressed('opted-out'));
    expect(await cloud.inbox(phone)).toHaveLength(1);
  });

  it('and then no is heard, whichever of the two arrives first', async () => {
    const phone = phoneNumber(3);
    await happen(at(2, 'ConsentWithdrawn', phone));
    await happen(at(1, 'ConsentGiven', phone));
    expect(await offeredAt(3, phone)).toEqual(suppressed('opted-out'));
    await happen(at(4, 'ConsentGiven', phone));
    expect(await offeredAt(5, phone)).toEqual(SENT);
  });
});

describe("a number that is another person's", () => {
  it('has neither the yes nor the no of the one before', async () => {
    const phone = phoneNumber(4);
    await happen(at(1, 'ConsentGiven', phone), at(2, 'PhoneReassigned', phone));
    expect(await offeredAt(3, phone)).toEqual(suppressed('no-consent'));
  });
});

describe('a price that the seller has answered', () => {
  it('is not asked for again, and a newer one is', async () => {
    const phone = phoneNumber(5);
    await happen(at(2, 'PriceConfirmed', phone));
    const [late, newer] = [at(1, 'PriceProposed', phone), at(3, 'PriceProposed', phone)];
    await happen(late, newer);
    expect(await outcomesOf(late)).toEqual(suppressed('superseded'));
    expect(await outcomesOf(newer)).toEqual(SENT);
    expect(await cloud.inbox(phone)).toHaveLength(1);
  });
});

describe('a fact that cannot be read', () => {
  it('lies with the dead letters, with what is allowed there, and its neighbours are learned', async () => {
    const phone = phoneNumber(6);
    const wrong = at(1, 'ConsentWithdrawn', phone, { recipient: { phone: '021-62345678' } });
    await happen(wrong, at(1, 'ConsentGiven', phone));
    const { Messages = [] } = await cloud.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: cloud.outputs['FactsDeadLetterQueueUrl'],
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
      }),
    );
    const letters = Messages.map(({ Body = '', MessageAttributes }) => ({
      eventId: JSON.parse(Body).detail.eventId,
      reason: MessageAttributes?.['reason']?.StringValue,
    }));
    expect(letters).toEqual([
      {
        eventId: wrong.detail['eventId'],
        reason: expect.stringMatching(/^invalid: detail\.recipient\.phone: .*not a fixed line$/),
      },
    ]);
    expect(await offeredAt(2, phone)).toEqual(SENT);
  });
});

describe('a refusal that the table does not take', () => {
  it('comes again, and binds', async () => {
    const phone = phoneNumber(7);
    await happen(at(1, 'ConsentGiven', phone));
    const fault = { call: 'dynamodb:UpdateItem', when: 'before', does: 'error' } as const;
    // More often than the SDK tries by itself.
    await cloud.spoil({ function: 'LearningLearner', ...fault, times: 4 });
    await happen(at(2, 'ConsentWithdrawn', phone));
    expect(await cloud.get('/_dingdong/faults')).toEqual({ faults: [] });
    await cloud.counts({ name: 'Returned', dimensions: { Lane: 'facts', Reason: 'broken' } });
    expect(await offeredAt(3, phone)).toEqual(suppressed('opted-out'));
  });
});
