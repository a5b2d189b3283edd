import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARRIERS, FORMATS, type HandedOver, signatureOf } from '../support/a-carrier.ts';
import { type ACloud, aCloud, phoneNumber } from '../support/a-cloud.ts';
import { aCorrespondence } from '../support/a-correspondence.ts';

let cloud: ACloud;
let mail: ReturnType<typeof aCorrespondence>;
beforeAll(async () => {
  cloud = await aCloud();
  mail = aCorrespondence(cloud);
});
afterAll(() => cloud.stop());

const client = () => ({
  endpoint: cloud.endpoint,
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

/** What the stack's log group of that construct holds. */
async function logged(construct: string): Promise<readonly string[]> {
  const logs = new CloudWatchLogsClient(client());
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  const logGroupName = logGroups.find(({ logGroupName: name }) => name?.includes(construct));
  const { events = [] } = await logs.send(
    new FilterLogEventsCommand({ logGroupName: logGroupName?.logGroupName }),
  );
  return events.map(({ message = '' }) => message);
}

/** Whatever a reply could leave behind: items, messages, events, texts. */
async function traces() {
  const TableName = cloud.outputs['RecipientsTableName'];
  const { Count: items } = await new DynamoDBClient(client()).send(new ScanCommand({ TableName }));
  const messages = await Promise.all(
    ['RepliesQueueUrl', 'RepliesDeadLetterQueueUrl'].map(async (name) => {
      const QueueUrl = cloud.outputs[name];
      const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
      const { Attributes: of } = await cloud.sqs.send(command);
      return [of?.ApproximateNumberOfMessages, of?.ApproximateNumberOfMessagesNotVisible];
    }),
  );
  return { items, messages, said: await cloud.said(), texts: await cloud.inbox() };
}

const NOTHING = {
  items: 0,
  messages: [
    ['0', '0'],
    ['0', '0'],
  ],
  said: [],
  texts: [],
};

const PHONE = phoneNumber(60_000);

interface Spoilt {
  readonly status: number;
  readonly reason: string;
  make(good: HandedOver, atMs: number): HandedOver;
}

const withSecret = (path: string, secret: string) => path.replace(/[^/]+$/, secret);

const GENERIC: Readonly<Record<string, Spoilt>> = {
  forged: {
    ...{ status: 401, reason: 'unauthorized' },
    make: (good) => ({ ...good, body: good.body.replace('"Y"', '"R"') }),
  },
  unsigned: {
    ...{ status: 401, reason: 'unauthorized' },
    make: (good) => ({ ...good, headers: {} }),
  },
  'signed with another key': {
    ...{ status: 401, reason: 'unauthorized' },
    make: ({ path, body }, atMs) => ({
      path,
      headers: { 'x-dingdong-signature': signatureOf(body, 'x'.repeat(64), atMs / 1_000) },
      body,
    }),
  },
  'replayed after five minutes': {
    ...{ status: 401, reason: 'unauthorized' },
    make: ({ path, body }, atMs) => ({
      path,
      headers: {
        'x-dingdong-signature': signatureOf(body, mail.secret(), Math.floor(atMs / 1_000) - 302),
      },
      body,
    }),
  },
};

/** Of a body that its caller signs, or has the secret for. */
const bodies = (
  body: string,
): Readonly<Record<string, { body: string } & Omit<Spoilt, 'make'>>> => ({
  truncated: { body: body.slice(0, -2), status: 400, reason: 'malformed' },
  oversized: {
    body: body.replace('"Y"', `"${'好'.repeat(22_000)}"`),
    ...{ status: 413, reason: 'too-large' },
  },
  'wrongly typed': { body: body.replace('"Y"', '{"is":"Y"}'), status: 400, reason: 'malformed' },
  'of a number that is none': {
    body: body.replace(/\+?(86)?138\d{8}/, '12345'),
    ...{ status: 400, reason: 'malformed' },
  },
  'no JSON': { body: 'text=Y', status: 400, reason: 'malformed' },
});

/** How often each reason was met. */
const refusals = new Map<string, number>();

async function expectRefusal(call: HandedOver, status: number, reason: string): Promise<void> {
  const answer = await mail.call(call);
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  const sum = (refusals.get(reason) ?? 0) + 1;
  refusals.set(reason, sum);
  await cloud.counts({ name: 'Refused', dimensions: { Lane: 'replies', Reason: reason }, sum });
  await cloud.travel(1);
  expect(await traces()).toEqual(NOTHING);
}

const good = async (by: (typeof FORMATS)[number]) => {
  const atMs = await mail.nowMs();
  const handedOver = CARRIERS[by]({ phone: PHONE, text: 'Y', id: 'id-1', atMs }, mail.secret());
  return { atMs, handedOver };
};

describe('a call of the generic format', () => {
  it.each(Object.keys(GENERIC))(
    'is turned away where it is %s: nothing is written',
    async (how) => {
      const spoilt = GENERIC[how];
      const { handedOver, atMs } = await good('generic');
      if (spoilt === undefined) throw new Error(how);
      await expectRefusal(spoilt.make(handedOver, atMs), spoilt.status, spoilt.reason);
    },
  );
});

describe.each(FORMATS)('a call of the format %s', (by) => {
  it.each(Object.keys(bodies('')))(
    'is turned away where it is %s: nothing is written',
    async (how) => {
      const { handedOver, atMs } = await good(by);
      const { body = '', status = 0, reason = '' } = bodies(handedOver.body)[how] ?? {};
      expect(body).not.toBe(handedOver.body);
      const headers = {
        'x-dingdong-signature': signatureOf(body, mail.secret(), Math.floor(atMs / 1_000)),
      };
      await expectRefusal({ path: handedOver.path, headers, body }, status, reason);
    },
  );
});

describe.each(FORMATS.filter((by) => by !== 'generic'))('a carrier that calls by %s', (by) => {
  it('is turned away where its secret is another, or none', async () => {
    const { handedOver } = await good(by);
    const path = withSecret(handedOver.path, 'x'.repeat(64));
    await expectRefusal({ ...handedOver, path }, 401, 'unauthorized');
    await expectRefusal({ ...handedOver, path: `/replies/${by}` }, 401, 'unauthorized');
  });
});

describe('the door', () => {
  it('knows four formats', async () => {
    const { handedOver } = await good('aliyun');
    const path = withSecret('/replies/yunpian/x', mail.secret());
    await expectRefusal({ ...handedOver, path }, 404, 'unknown-format');
  });

  it('writes neither a secret nor a number nor a text to any log', async () => {
    const { handedOver } = await good('aliyun');
    const lines = [await logged('Door'), await logged('AccessLog')].map((all) => all.join('\n'));
    for (const text of lines) {
      expect(text).not.toBe('');
      for (const hidden of [mail.secret(), PHONE.slice(-8), '好', handedOver.path]) {
        expect(text).not.toContain(hidden);
      }
    }
    expect(lines[1]).toContain('"routeKey":"POST /replies/{format}/{secret}"');
  });

  it('takes a rotated secret at once, and the old one no longer after five minutes', async () => {
    const old = await good('aliyun');
    const SecretId = cloud.outputs['RepliesSecretArn'] ?? '';
    const SecretString = 'rotated'.repeat(9);
    await new SecretsManagerClient(client()).send(
      new PutSecretValueCommand({ SecretId, SecretString }),
    );
    await cloud.travel(11);
    const path = withSecret(old.handedOver.path, SecretString);
    expect(await mail.call({ ...old.handedOver, path })).toMatchObject({ status: 200 });
    await cloud.travel(301);
    expect(await mail.call(old.handedOver)).toMatchObject({ status: 401 });
    // A phone of this machine goes by it as well.
    const wish = JSON.stringify({ phone: PHONE, text: 'Y' });
    const url = `${cloud.endpoint}/_dingdong/replies`;
    expect((await fetch(url, { method: 'POST', body: wish })).status).toBe(200);
  });
});
