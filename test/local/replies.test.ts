import { beforeEach, describe, expect, it } from 'vitest';
import { secretCallers } from '../../functions/adapters/callers.ts';
import { readInbound } from '../../functions/domain/inbound-body.ts';
import { createDoor } from '../../functions/door/door.ts';
import type { HttpRequest } from '../../local/http-api/exchange.ts';
import { parseRouteKey } from '../../local/http-api/route-key.ts';
import { selectRoute } from '../../local/http-api/select-route.ts';
import { type Replies, startReplies } from '../../local/replies.ts';
import type { Ring } from '../../local/sms.ts';
import { openStore } from '../../local/store.ts';
import { NOON_MS } from '../support/an-event.ts';
import { memoryLog } from '../support/memory-log.ts';
import { fakeSms } from './fixtures/fake-sms.ts';

const PHONE = '+8613800138000';
const clock = { now: NOON_MS };
let secret: string | undefined;
let queued: string[];
let rings: Ring[];
let sms: ReturnType<typeof fakeSms>;
let replies: Replies;

/** The door itself, which knows only its own secret. */
const door = createDoor({
  callers: secretCallers({ text: async () => 'a secret/of 100%', newer: async () => undefined }),
  queue: { put: async (bodies) => void queued.push(...bodies) },
  deadLetters: { put: async () => {} },
  clock: { nowMs: () => clock.now },
  log: memoryLog().log,
  metrics: { count() {}, flush() {} },
});

const ROUTES = ['POST /replies/{format}', 'POST /replies/{format}/{secret}'].map((key) => ({
  route: parseRouteKey(key),
  integration: { apiId: 'a', functionArn: 'f', timeoutMs: 1 },
}));

async function handle({ method, rawPath, headers, body }: HttpRequest) {
  const selected = selectRoute(ROUTES, method, rawPath);
  if (typeof selected !== 'object') return { status: 404, headers: {}, body: 'no route' };
  return door({
    ...{ id: 'request-1', format: selected.pathParameters['format'] ?? '', body },
    secret: selected.pathParameters['secret'],
    signature: String(headers['x-dingdong-signature'] ?? ''),
  });
}

beforeEach(() => {
  [queued, rings, clock.now, secret] = [[], [], NOON_MS, 'a secret/of 100%'];
  sms = fakeSms(rings);
  const now = () => clock.now;
  replies = startReplies({ ...{ now, store: openStore(), sms, handle }, secret: () => secret });
});

const write = (wish: object) => replies.write(JSON.stringify({ phone: PHONE, text: 'Y', ...wish }));

const lying = () =>
  queued.map((body) => {
    const read = readInbound(body, clock.now);
    return read.valid ? read.inbound : read.rejection;
  });

const ring = (messageId: string): Ring => ({
  ...{ messageId, phoneNumber: PHONE, text: '…', parts: 1, lane: 'transactional', at: '' },
});

describe('a phone that answers', () => {
  it.each([
    ['generic', { ok: true }],
    ['aws', { ok: true }],
    ['aliyun', { code: 0, msg: '接收成功' }],
    ['tencent', { result: 0, errmsg: 'OK' }],
  ])('is heard by the door in the format %s', async (format, answer) => {
    clock.now += 500;
    const { status, json } = await write({ format, id: 'r-1' });
    expect([status, json]).toEqual([200, { id: 'r-1', status: 200, answer }]);
    const receivedAtMs = ['generic', 'aws'].includes(format) ? NOON_MS + 500 : NOON_MS;
    expect(lying()).toMatchObject([{ from: PHONE, text: 'Y', receivedAtMs }]);
  });

  it('does so in the generic format, under a new id, by default', async () => {
    const ids = [await write({}), await write({})].map(({ json }) => (json as { id: string }).id);
    expect(lying()).toMatchObject(ids.map((id) => ({ id: `generic:${id}` })));
    expect(new Set(ids).size).toBe(2);
  });

  it.each(['13800138000', '+86 138-0013-8000', '8613800138000'])(
    'may be written without its country: %s',
    async (phone) => {
      await write({ phone });
      expect(lying()).toMatchObject([{ from: PHONE }]);
    },
  );

  it.each(['+85251234567', '+6581234567', '+886912345678'])('may be abroad: %s', async (phone) => {
    for (const format of ['generic', 'aws', 'aliyun', 'tencent']) await write({ phone, format });
    expect(lying()).toMatchObject(Array(4).fill({ from: phone }));
  });

  it('answers the last text on it, where AWS is its carrier', async () => {
    await write({ format: 'aws' });
    rings.push(ring('m-1'), ring('m-2'));
    await write({ format: 'aws' });
    await write({ format: 'aws', inReplyTo: 'm-1' });
    await write({ inReplyTo: 'm-1' });
    await write({});
    const answered = lying().map((each) => ('inReplyTo' in each ? each.inReplyTo : 'none'));
    expect(answered).toEqual(['none', 'm-2', 'm-1', 'm-1', 'none']);
  });

  it.each(['generic', 'aliyun', 'tencent'])(
    'is repeated by %s as it was, however late, under one id',
    async (format) => {
      await write({ format, id: 'r-1' });
      clock.now += 600_000;
      await write({ format, id: 'r-1' });
      const [first, ...again] = lying();
      expect(again).toEqual([first]);
    },
  );
});

describe('a wish that cannot be', () => {
  it.each([
    ['no JSON', 'Y', 'body: a JSON object with phone and text'],
    ['a field too many', '{"phone":"13800138000","text":"Y","at":1}', 'Unrecognized key: "at"'],
    ['no phone', '{"text":"Y"}', 'phone: a number in E.164, or a mainland one without +86'],
    ['a phone that is none', '{"phone":"me","text":"Y"}', 'phone: a number in E.164'],
    ['no text', '{"phone":"13800138000"}', 'text: what is written, as a string'],
    [
      'an unknown format',
      '{"phone":"13800138000","text":"Y","format":"x"}',
      'format: one of generic, aws, aliyun, tencent',
    ],
    ['an id of another sort', '{"phone":"13800138000","text":"Y","id":1}', 'id: text of 1 to 256'],
  ])('is 400 and says what is allowed: %s', async (_, wish, message) => {
    expect(await replies.write(wish)).toEqual({
      status: 400,
      json: { message: expect.stringContaining(message) },
    });
    expect(queued).toEqual([]);
  });
});

describe('a door that does not take it', () => {
  it('answers with its own status', async () => {
    const { status, json } = await write({ phone: '+12025550123' });
    expect([status, json]).toMatchObject([
      400,
      { status: 400, answer: { error: { path: 'from' } } },
    ]);
    expect((await write({ text: 'x'.repeat(70_000) })).status).toBe(413);
    secret = 'rotated';
    expect((await write({})).status).toBe(401);
    expect(replies.written()).toEqual([]);
  });

  it('is not there where the template has none', async () => {
    secret = undefined;
    expect((await write({})).status).toBe(503);
  });
});

describe('what was written', () => {
  it('is told once, and forgotten when the phones are emptied', async () => {
    const told: unknown[] = [];
    replies.onWritten((reply) => told.push(reply));
    await write({ id: 'r-1' });
    await write({ id: 'r-1' });
    const at = new Date(NOON_MS).toISOString();
    expect(told).toEqual([{ id: 'r-1', phoneNumber: PHONE, text: 'Y', at }]);
    expect(replies.written()).toEqual(told);
    sms.empty();
    expect(replies.written()).toEqual([]);
  });
});
