import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { busAnnouncer } from '../../functions/adapters/announcer.ts';
import { sqsDeadLetters } from '../../functions/adapters/dead-letters.ts';
import { secretText } from '../../functions/adapters/secrets.ts';
import { snsCarrier } from '../../functions/adapters/sms-carrier.ts';
import type { AwsResponse, Emulator } from '../../local/aws-request.ts';
import { startEventBus } from '../../local/event-bus.ts';
import type { Envelope } from '../../local/event-envelope.ts';
import { type Gateway, startGateway } from '../../local/gateway.ts';
import { startSecretsManager } from '../../local/secrets-manager.ts';
import { startSms } from '../../local/sms.ts';
import { type Sqs, startSqs } from '../../local/sqs.ts';

const sms = startSms(Date.now);
const secrets = startSecretsManager({ now: Date.now });
const bus = startEventBus(Date.now, async () => {});
let gateway: Gateway;
let sqs: Sqs;

beforeAll(async () => {
  gateway = await startGateway(0);
  const endpoint = `http://127.0.0.1:${gateway.port}`;
  sqs = await startSqs(endpoint);
  gateway.serve([sms, secrets, bus, sqs], []);
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
  vi.stubEnv('AWS_REGION', 'ap-southeast-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await gateway.stop();
  await sqs.stop();
});

/** A carrier that answers as it is told, or never. */
const anSns = (handle: () => Promise<AwsResponse>): Emulator => ({ service: 'sns', handle });

const playing = async <T>(emulator: Emulator, work: () => Promise<T>): Promise<T> => {
  gateway.serve([emulator], []);
  return work().finally(() => gateway.serve([sms, secrets, bus, sqs], []));
};

const anError = (status: number, code: string): Emulator =>
  anSns(async () => ({
    status,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code></Error></ErrorResponse>`,
  }));

describe('SNS as the carrier', () => {
  const text = {
    phone: '+8613800138000',
    text: '【叮咚寄卖】已成交。',
    lane: 'transactional',
  } as const;

  it('says which lane it is, and answers with the id of the text', async () => {
    const carrier = snsCarrier(5_000);
    const first = await carrier.publish(text);
    await carrier.publish({ ...text, lane: 'marketing' });
    expect(sms.inbox()).toMatchObject([{ lane: 'transactional' }, { lane: 'marketing' }]);
    expect(first).toEqual({ is: 'accepted', messageId: sms.inbox()[0]?.messageId });
  });

  it('rejects what is no phone', async () => {
    const answer = await snsCarrier(5_000).publish({ ...text, phone: '12345' });
    expect(answer).toMatchObject({ is: 'rejected', code: expect.stringContaining('InvalidParam') });
  });

  it.each([
    [400, 'Throttled', 'refused-for-now'],
    [403, 'AuthorizationError', 'misconfigured'],
    [403, 'AccessDenied', 'misconfigured'],
    [500, 'InternalError', 'unknown'],
    [503, 'ServiceUnavailable', 'unknown'],
  ])('that answers %i %s is %s, and is asked once', async (status, code, is) => {
    let asked = 0;
    const { handle } = anError(status, code);
    const counting: Emulator = anSns((request?: never) => {
      asked += 1;
      return handle(request as never);
    });
    const answer = await playing(counting, () => snsCarrier(5_000).publish(text));
    expect([answer.is, asked]).toEqual([is, 1]);
  });

  it('that cannot be reached at all has texted nothing', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:9');
    const answer = await snsCarrier(5_000).publish(text);
    vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${gateway.port}`);
    expect(answer).toEqual({ is: 'refused-for-now', code: 'ECONNREFUSED' });
  });

  it('that does not answer in time is unknown', async () => {
    const silent = anSns(() => new Promise(() => {}));
    const answer = await playing(silent, () => snsCarrier(50).publish(text));
    expect(answer.is).toBe('unknown');
  });
});

describe('the dead-letter queue', () => {
  it('takes the body as it was and the reason as an attribute, fit for SQS', async () => {
    await sqs.createQueue('dead', {});
    await sqsDeadLetters(sqs.queueUrl('dead'), 5_000).put(
      '{"a":1}',
      `invalid: \u0000 ${'x'.repeat(2_000)}`,
    );
    const { Messages } = await new SQSClient({}).send(
      new ReceiveMessageCommand({
        QueueUrl: sqs.queueUrl('dead'),
        MessageAttributeNames: ['All'],
      }),
    );
    const [letter] = Messages ?? [];
    expect(letter?.Body).toBe('{"a":1}');
    expect(letter?.MessageAttributes?.['reason']?.StringValue).toMatch(/^invalid: � x{989}$/);
  });
});

describe('the announcer', () => {
  it('speaks as dingdong, in calls of ten', async () => {
    const heard: Envelope[] = [];
    bus.createBus('dingdong-test');
    bus.onEvent((envelope) => heard.push(envelope));
    const announcements = Array.from({ length: 23 }, (_, i) => ({
      type: 'NotificationSent' as const,
      detail: { i },
    }));
    await busAnnouncer('dingdong-test', 5_000).announce(announcements);
    expect(heard.map(({ detail }) => detail)).toEqual(announcements.map(({ detail }) => detail));
    expect(new Set(heard.map(({ source }) => source))).toEqual(new Set(['dingdong']));
  });

  it('puts again what the bus refused, and that alone', async () => {
    const asked: string[][] = [];
    const choosy: Emulator = {
      service: 'events',
      async handle({ body }) {
        const details = JSON.parse(body).Entries.map(({ Detail }: { Detail: string }) => Detail);
        asked.push(details);
        const Entries = details.map((detail: string) =>
          asked.length === 1 && detail.includes('2') ? { ErrorCode: 'ThrottlingException' } : {},
        );
        return { status: 200, headers: {}, body: JSON.stringify({ Entries }) };
      },
    };
    const all = [1, 2, 3].map((i) => ({ type: 'NotificationSent' as const, detail: { i } }));
    await playing(choosy, () => busAnnouncer('dingdong-test', 5_000).announce(all));
    expect(asked).toEqual([['{"i":1}', '{"i":2}', '{"i":3}'], ['{"i":2}']]);
  });

  it('says so where the bus answers 200 and takes nothing', async () => {
    const put = busAnnouncer('no-such-bus', 5_000).announce([
      { type: 'NotificationSent', detail: {} },
    ]);
    await expect(put).rejects.toThrow('PutEvents refused 1 entries');
  });
});

describe('a secret', () => {
  it('is fetched once for a worker, and again where fetching failed', async () => {
    const fetchText = secretText('arn:phones', 5_000);
    await expect(fetchText()).rejects.toThrow();
    const made = secrets.create('arn:phones', { ExcludePunctuation: true, PasswordLength: 64 });
    expect(await fetchText()).toBe(made);
    secrets.create('arn:phones', { ExcludePunctuation: true }, 'rotated');
    expect(await fetchText()).toBe(made);
  });
});
