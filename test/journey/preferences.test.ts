import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ACloud, aCloud, anExample, phoneNumber } from '../support/a-cloud.ts';
import { aSignedToken } from '../support/a-signed-token.ts';
import { nowMs } from '../support/journey-clock.ts';
import { runScript } from '../support/run-script.ts';
import { UNTOUCHED } from '../support/untouched.ts';

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud.stop());

const secret = (): string =>
  JSON.parse(readFileSync(join(cloud.stateDir, 'secrets.json'), 'utf8')).preferences;

const nowSeconds = () => Math.floor(nowMs() / 1000);

/** As the platform signs it. */
const tokenOf = (sub: string, own = secret()) =>
  aSignedToken({ sub, exp: nowSeconds() + 7_200 }, own);

async function ask(method: 'GET' | 'PUT', token: string, change?: object) {
  const answer = await fetch(`${cloud.outputs['ApiUrl']}/preferences`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(change === undefined ? {} : { body: JSON.stringify(change) }),
  });
  const body = (await answer.json()) as Answered;
  return { status: answer.status, headers: answer.headers, body };
}

interface Answered {
  readonly muted?: readonly string[];
  readonly marketing?: string;
  readonly error?: { readonly path: string; readonly message: string };
}

const put = async (phone: string, change: object) => ask('PUT', await tokenOf(phone), change);

const token = async (...args: readonly string[]) =>
  runScript('token', args, { stateDir: cloud.stateDir });

describe('somebody of whom nothing is known', () => {
  it('is shown what holds for all, and whatever they change, whole', async () => {
    const mine = await tokenOf(phoneNumber(1));
    expect(await ask('GET', mine)).toMatchObject({ status: 200, body: UNTOUCHED });
    const hours = { from: '22:00', to: '08:00' };
    const changed = { status: 200, body: { ...UNTOUCHED, hours } };
    expect(await ask('PUT', mine, { hours })).toMatchObject(changed);
    expect(await ask('PUT', mine, { hours, marketing: 'unset' })).toMatchObject(changed);
    expect(await ask('GET', mine)).toMatchObject(changed);
    expect(await ask('GET', await tokenOf(phoneNumber(2)))).toMatchObject({ body: UNTOUCHED });
  });

  it('is told why money cannot be muted', async () => {
    const { status, body } = await put(phoneNumber(1), { muted: ['views', 'money'] });
    expect([status, body.error?.path]).toEqual([400, 'muted']);
    expect(body.error?.message).toContain('money cannot be muted: it is about');
  });
});

describe('npm run token', () => {
  it('prints a token and nothing else', async () => {
    const { code, out, err } = await token('--phone', '13800138000');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect(await ask('GET', out.trim())).toMatchObject({ status: 200, body: UNTOUCHED });
  });

  it('is one line and 1 where it was called wrongly', async () => {
    const { code, out, err } = await token('--phone', '12345');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^--phone is 12345; allowed is .*\n$/);
  });
});

describe('a token that the platform did not sign, or not for now', () => {
  const inAnHour = () => nowSeconds() + 3_600;
  const sub = phoneNumber(3);
  it.each<[string, () => Promise<string>]>([
    ['forged', () => aSignedToken({ sub, exp: inAnHour() }, 'forged'.repeat(8))],
    ['expired', () => aSignedToken({ sub, exp: nowSeconds() - 60 }, secret())],
    ['for longer than a day', () => aSignedToken({ sub, exp: inAnHour() + 86_400 }, secret())],
    ['for good', () => aSignedToken({ sub, exp: undefined }, secret())],
    ['of another algorithm', () => aSignedToken({ sub, exp: inAnHour() }, secret(), 'HS512')],
    ['of another system', () => aSignedToken({ sub: 'u-1', exp: inAnHour() }, secret())],
  ])('is refused: %s', async (_, make) => {
    const { status, headers, body } = await ask('PUT', await make(), { marketing: 'opted-out' });
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(body.error?.path).toBe('authorization');
  });
});

/** What became of an event, as dingdong says on the bus. */
const outcomeOf = (eventId: string) =>
  vi.waitFor(
    async () => {
      const said = (await cloud.said()).map((event) => ({
        type: event['detail-type'],
        ...(event.detail as { readonly eventId: string; readonly reason?: string }),
      }));
      const found = said.find((each) => each.eventId === eventId);
      if (found === undefined) throw new Error(`nothing is said of ${eventId}`);
      return [found.type, found.reason];
    },
    { timeout: 15_000, interval: 100 },
  );

describe('what somebody chose', () => {
  it('binds at once: who refused marketing gets none, and is counted', async () => {
    const phone = phoneNumber(4);
    expect((await put(phone, { marketing: 'opted-in' })).body.marketing).toBe('opted-in');
    await cloud.put(anExample('WinBack', phone, 'wanted'));
    expect(await outcomeOf('wanted')).toEqual(['NotificationSent', undefined]);

    expect((await put(phone, { marketing: 'opted-out' })).body.marketing).toBe('opted-out');
    await cloud.put(anExample('WinBack', phone, 'refused'));
    expect(await outcomeOf('refused')).toEqual(['NotificationSuppressed', 'opted-out']);
    const dimensions = { Lane: 'marketing', Reason: 'opted-out' };
    await cloud.counts({ name: 'Suppressed', sum: 1, dimensions });
    expect((await put(phone, { marketing: 'unset' })).status).toBe(400);
  });

  it('mutes what it names: offers are not told, the sale is', async () => {
    const phone = phoneNumber(5);
    expect((await put(phone, { muted: ['pricing'] })).body.muted).toEqual(['pricing']);
    await cloud.put(
      anExample('BidPlaced', phone, 'offer', { item: { id: 'i-1', code: '3287' } }),
      anExample('ItemSold', phone, 'sale', { item: { id: 'i-2', code: '3288' } }),
    );
    expect(await outcomeOf('offer')).toEqual(['NotificationSuppressed', 'muted']);
    expect(await outcomeOf('sale')).toEqual(['NotificationSent', undefined]);
    expect(await cloud.inbox(phone)).toHaveLength(1);
  });
});

const client = () => ({
  endpoint: cloud.endpoint,
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

const rotateTo = (SecretString: string) =>
  new SecretsManagerClient(client()).send(
    new PutSecretValueCommand({ SecretId: cloud.outputs['PreferencesSecretArn'], SecretString }),
  );

describe('the secret', () => {
  it('is rotated without a deployment: the old token is worth nothing, the new one counts', async () => {
    const phone = phoneNumber(6);
    const old = await tokenOf(phone);
    expect((await ask('GET', old)).status).toBe(200);
    const rotated = 'rotated'.repeat(9);
    await rotateTo(rotated);
    await cloud.travel(11);
    expect((await ask('GET', await tokenOf(phone, rotated))).status).toBe(200);
    expect((await ask('GET', old)).status).toBe(401);
    const { out } = await token('--phone', phone, '--hours', '24');
    expect((await ask('GET', out.trim())).status).toBe(200);
  });

  it('is forgotten after five minutes, whoever asks', async () => {
    const phone = phoneNumber(7);
    const before = 'rotated'.repeat(9);
    await rotateTo('once more'.repeat(7));
    await cloud.travel(301);
    expect((await ask('GET', await tokenOf(phone, before))).status).toBe(401);
  });
});

describe('a table that does not answer', () => {
  it('is asked for again a moment later, by whoever asked', async () => {
    const mine = await tokenOf(phoneNumber(8), 'once more'.repeat(7));
    // As often as the SDK tries.
    const fault = { call: 'dynamodb:GetItem', when: 'before', does: 'error', times: 4 } as const;
    await cloud.spoil({ function: 'PreferencesHandler', ...fault });
    const { status, headers, body } = await ask('GET', mine);
    expect([status, headers.get('retry-after')]).toEqual([503, '1']);
    expect(body.error?.message).toContain('ask once more');
    expect((await ask('GET', mine)).status).toBe(200);
  });
});

/** What stands in the log groups whose names begin so, below the stack's. */
async function linesOf(name: string): Promise<readonly string[]> {
  const logs = new CloudWatchLogsClient(client());
  const { logGroups } = await logs.send(
    new DescribeLogGroupsCommand({ logGroupNamePrefix: `dingdong-dev-${name}` }),
  );
  const { events = [] } = await logs.send(
    new FilterLogEventsCommand({ logGroupName: logGroups?.[0]?.logGroupName }),
  );
  return events.map(({ message = '' }) => message);
}

describe('the log', () => {
  it('names routes and answers, and neither tokens nor phones', async () => {
    const access = await linesOf('ApiAccessLog');
    const lines = access.map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ routeKey: 'GET /preferences', status: '200' });
    expect(lines.map(({ status }) => status)).toContain('401');
    const said = await linesOf('PreferencesHandlerLog');
    expect(said.join()).toContain('not answered');
    const all = [...access, ...said].join();
    expect(all).not.toMatch(/eyJ[\w-]{20}|(?<!\d)(?:86)?138\d{8}/);
  });
});
