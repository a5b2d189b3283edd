import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { readSendEnv } from '../../functions/send/env.ts';
import { createHandler } from '../../functions/send/wiring.ts';
import { type AwsRequest, type Emulator, jsonAnswer } from '../../local/aws-request.ts';
import { startDynamoDb } from '../../local/dynamodb.ts';
import { type Gateway, startGateway } from '../../local/gateway.ts';
import { startSecretsManager } from '../../local/secrets-manager.ts';
import { startSms } from '../../local/sms.ts';
import { startSqs } from '../../local/sqs.ts';
import { createRecipients, NOON_CLOCK, TABLE } from '../support/a-recipients-table.ts';
import { aTemplate } from '../support/a-template.ts';
import { aBody } from '../support/an-event.ts';

/** What the template sets for a lane, with names in the place of its references. */
const envOf = (lane: 'Transactional' | 'Marketing', endpoint = 'http://127.0.0.1:1') => {
  const [[, sender] = []] = aTemplate()
    .ofType('AWS::Lambda::Function')
    .filter(([id]) => id.startsWith(lane));
  return {
    ...sender?.Properties.Environment.Variables,
    RECIPIENTS_TABLE: TABLE,
    PHONES_SECRET: 'arn:phones',
    BUS_NAME: 'dingdong-test',
    DEAD_LETTER_QUEUE_URL: `${endpoint}/000000000000/dead`,
  };
};

const recordsOf = (...bodies: string[]) =>
  ({ Records: bodies.map((body, i) => ({ messageId: `m-${i}`, body })) }) as SQSEvent;

const context = { getRemainingTimeInMillis: () => 20_000 } as Context;

async function aWiredSender(
  lane: 'Transactional' | 'Marketing',
  sns?: Emulator,
  change: Readonly<Record<string, string>> = {},
) {
  const gateway: Gateway = await startGateway(0);
  const dynamoDb = startDynamoDb({ clock: NOON_CLOCK });
  const secrets = startSecretsManager({ now: Date.now });
  const sms = startSms(Date.now);
  const writes: string[] = [];
  const counting: Emulator = {
    service: 'dynamodb',
    handle(request: AwsRequest) {
      writes.push(JSON.parse(request.body).Key.sk.S);
      return dynamoDb.handle(request);
    },
  };
  const events: Emulator = {
    service: 'events',
    handle: async () => jsonAnswer(200, { FailedEntryCount: 0, Entries: [] }),
  };
  secrets.create('arn:phones', { ExcludePunctuation: true });
  await createRecipients(dynamoDb);
  const endpoint = `http://127.0.0.1:${gateway.port}`;
  const sqs = await startSqs(endpoint);
  await sqs.createQueue('dead', {});
  gateway.serve([counting, secrets, sns ?? sms, events, sqs], []);
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
  for (const name of ['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) {
    vi.stubEnv(name, 'test');
  }
  const written = vi.spyOn(console, 'log').mockImplementation(() => {});
  const handler = createHandler(
    readSendEnv({ ...envOf(lane, endpoint), ...change }),
  ) as unknown as (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;
  return {
    ...{ sms, writes },
    deadLetters: async () => {
      const { Messages = [] } = await sqs.call('ReceiveMessage', {
        QueueUrl: sqs.queueUrl('dead'),
        MessageAttributeNames: ['All'],
      });
      return Messages;
    },
    handle: (...bodies: string[]) => handler(recordsOf(...bodies), context),
    written: () => written.mock.calls.map(([line]) => String(line)),
    async stop() {
      vi.unstubAllEnvs();
      written.mockRestore();
      await gateway.stop();
      await sqs.stop();
    },
  };
}

function aFailingSns(status: number, code: string): Emulator {
  const body = `<ErrorResponse><Error><Code>${code}</Code></Error></ErrorResponse>`;
  return {
    service: 'sns',
    handle: async () => ({ status, headers: { 'content-type': 'text/xml' }, body }),
  };
}

const now = () => ({ occurredAt: new Date().toISOString(), deadline: undefined });

describe.each([
  ['Transactional', 'ItemSold', [expect.stringMatching(/^n#/), expect.stringMatching(/^n#/)]],
  ['Marketing', 'ItemViewed', ['profile']],
] as const)('the %s sender, wired as the template says', (lane, kind, writes) => {
  it('texts once, in as many writes as its promise costs, and counts what it did', async () => {
    const sender = await aWiredSender(lane);
    const body = aBody(kind, now());
    expect(await sender.handle(body, body)).toEqual({ batchItemFailures: [] });
    expect(sender.sms.inbox()).toMatchObject([{ lane: lane.toLowerCase() }]);
    expect(sender.writes).toEqual(writes);
    const [metrics] = sender.written().map((line) => JSON.parse(line));
    expect(metrics).toMatchObject({ Lane: lane.toLowerCase(), Sent: 1, Duplicate: 1 });
    await sender.stop();
  });

  it('names the records that must come again', async () => {
    const sender = await aWiredSender(lane, aFailingSns(400, 'Throttled'));
    expect(await sender.handle(aBody(kind, now()))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm-0' }],
    });
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
  const textWith = async (change: Readonly<Record<string, string>>, body: string) => {
    const sender = await aWiredSender('Transactional', undefined, change);
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

describe('a Publish that nobody knows the outcome of', () => {
  const broken = aFailingSns(500, 'InternalError');

  it('brings a transactional record back', async () => {
    const sender = await aWiredSender('Transactional', broken);
    expect(await sender.handle(aBody('ItemSold', now()))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm-0' }],
    });
    expect(await sender.deadLetters()).toEqual([]);
    await sender.stop();
  });

  it('ends a marketing record on the dead-letter queue', async () => {
    const sender = await aWiredSender('Marketing', broken);
    expect(await sender.handle(aBody('ItemViewed', now()))).toEqual({ batchItemFailures: [] });
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
  ])('is refused where %s is %s, by its name', (name, value) => {
    expect(() => readSendEnv({ ...envOf('Marketing'), [name]: value })).toThrow(name);
  });
});
