import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aChangedCloud } from '../support/a-changed-cloud.ts';
import { type ACloud, aCloud, anExample, phoneNumber } from '../support/a-cloud.ts';
import { magicPhone } from '../support/magic-phone.ts';

const SUCCESS = 'sns/ap-southeast-1/000000000000/DirectPublishToPhoneNumber';
const FAILURE = `${SUCCESS}/Failure`;
const PHONE = phoneNumber(1);

interface Logged {
  readonly notification: { readonly messageId: string };
  readonly delivery: Readonly<Record<string, unknown>>;
  readonly status: string;
}

let cloud: ACloud;
let logs: CloudWatchLogsClient;
beforeAll(async () => {
  cloud = await aCloud();
  logs = new CloudWatchLogsClient({
    ...{ endpoint: cloud.endpoint, region: 'ap-southeast-1' },
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterAll(() => cloud.stop());

/** What a reader of the carrier's logs finds, by phone. */
async function logged(logGroupName: string): Promise<ReadonlyMap<unknown, Logged>> {
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
  const all = events.map(({ message = '' }): Logged => JSON.parse(message));
  return new Map(all.map((event) => [event.delivery['destination'], event]));
}

describe('a cloud that has started', () => {
  it('has the groups of the carrier, as the stack of the account makes them', async () => {
    const { logGroups } = await logs.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: 'sns/' }),
    );
    const made = { retentionInDays: 3, kmsKeyId: expect.stringMatching(/^arn:aws:kms:/) };
    expect(logGroups).toEqual([
      expect.objectContaining({ logGroupName: SUCCESS, ...made }),
      expect.objectContaining({ logGroupName: FAILURE, ...made }),
    ]);
  });
});

describe('what became of a text', () => {
  const [empty, off, late] = [
    magicPhone(/空号/),
    magicPhone(/switched off/),
    magicPhone(/hour late/),
  ];
  beforeAll(async () => {
    await cloud.put(
      ...[PHONE, empty, off, late].map((phone, i) => anExample('ItemSold', phone, `sale-${i}`)),
    );
    await cloud.travel(0);
    await cloud.travel(60);
  });

  it('is logged once somebody has travelled: what arrived, with the id that Publish answered', async () => {
    const [ring] = await cloud.inbox(PHONE);
    const event = (await logged(SUCCESS)).get(PHONE);
    expect(event?.status).toBe('SUCCESS');
    expect(event?.notification.messageId).toBe(ring?.messageId);
    expect(event?.delivery).toMatchObject({
      ...{ smsType: 'Transactional', numberOfMessageParts: ring?.parts },
    });
  });

  it('is logged as a failure where the phone stayed silent, with the words of the carrier', async () => {
    const failures = await logged(FAILURE);
    expect([...failures.keys()].toSorted()).toEqual([empty, off].toSorted());
    expect(failures.get(empty)?.delivery['providerResponse']).toBe('Invalid phone number');
    expect(await cloud.inbox(empty)).toEqual([]);
    const sent = (await cloud.said()).filter((each) => each['detail-type'] === 'NotificationSent');
    expect(sent).toHaveLength(4);
  });

  it('may come an hour late', async () => {
    expect(await cloud.inbox(late)).toHaveLength(1);
    expect((await logged(SUCCESS)).has(late)).toBe(false);
    await cloud.travel(3_600);
    expect((await logged(SUCCESS)).has(late)).toBe(true);
  });
});

describe('an account stack that lacks a permission', () => {
  const without = (action: string) => (resources: object) =>
    JSON.parse(JSON.stringify(resources).replaceAll(`"${action}"`, '"logs:TagResource"'));

  it.each(['logs:CreateLogGroup', 'logs:AssociateKmsKey'])(
    'ends the start by it: %s',
    async (action) => {
      const starting = aChangedCloud((resources) => resources, without(action));
      await expect(starting).rejects.toThrow(
        new RegExp(`^DeliveryLogsLogging\\w+ failed: .*not authorized to perform: ${action}`),
      );
    },
  );

  it('for SNS itself logs nothing, and says so', async () => {
    const { client, travel, troubles } = await aChangedCloud(
      (resources) => resources,
      without('logs:PutLogEvents'),
    );
    const text = { PhoneNumber: PHONE, Message: '叮咚' };
    await new SNSClient(client).send(new PublishCommand(text));
    await travel(60);
    expect(troubles).toContainEqual(
      expect.stringMatching(
        /^1 deliveries are not logged in sns\/.*not authorized to perform: logs:Put/,
      ),
    );
  });
});
