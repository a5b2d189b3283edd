import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExampleEvent } from '../../functions/catalog/example.ts';
import { ENTRIES } from '../../functions/catalog/index.ts';
import { type Console, type ConsoleOptions, startConsole } from '../../local/console/console.ts';
import { toEnvelope } from '../../local/event-envelope.ts';
import type { Ring } from '../../local/sms.ts';
import type { Waiting } from '../../local/waiting.ts';
import { fakeReplies } from './fixtures/fake-replies.ts';
import { fakeSms } from './fixtures/fake-sms.ts';

const RING: Ring = {
  messageId: 'm-1',
  phoneNumber: '+8613800138000',
  text: '【叮咚】您寄售的腕表（编号3287）\n已成交。',
  parts: 1,
  lane: 'transactional',
  at: '2026-11-22T02:00:00.000Z',
};
const REPLY = {
  ...{ id: 'r-1', phoneNumber: '+8613800138000', text: '延期3天\n谢谢' },
  at: '2026-11-22T02:01:00.000Z',
};
const SAID = { Source: 'dingdong', DetailType: 'NotificationSuppressed', Detail: '{}' };
const WAITING: Waiting = {
  notificationId: '0123456789abcdef0123456789abcdef',
  kind: 'ItemViewed',
  phone: '+86138****8000',
  because: 'hours',
  until: '2026-11-29T00:07:31.000Z',
  since: '2026-11-28T15:30:00.000Z',
};
const said = [toEnvelope(SAID, 0)].flatMap((made) => ('envelope' in made ? made.envelope : []));

let rings: Ring[];
let sms: ReturnType<typeof fakeSms>;
let replies: ReturnType<typeof fakeReplies>;
let onBus: ExampleEvent[];
let page: Console;

const start = (changes: Partial<ConsoleOptions> = {}) =>
  startConsole({
    port: 0,
    stage: 'dev',
    timeZone: 'Asia/Shanghai',
    endpoint: 'http://127.0.0.1:4566',
    kinds: ENTRIES,
    ...{ sms, replies },
    put: async (event) => void onBus.push(event),
    events: () => said,
    waiting: () => [WAITING],
    ...changes,
  });

beforeEach(async () => {
  [rings, onBus] = [[], []];
  sms = fakeSms(rings);
  replies = fakeReplies();
  page = await start();
});
afterEach(() => page.stop());

const get = async (path: string): Promise<unknown> => (await fetch(page.url + path)).json();

const post = async (body: unknown) => {
  const asked = { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`${page.url}/events`, asked);
  return { status: answer.status, json: await answer.json() };
};

/** With paths and headers that `fetch` lets nobody set. */
const statusOf = (method: string, path: string, headers: Readonly<Record<string, string>> = {}) =>
  new Promise<number | undefined>((resolve, reject) => {
    const { port } = new URL(page.url);
    const call = httpRequest({ port, host: '127.0.0.1', method, path, headers }, (answer) => {
      answer.destroy();
      resolve(answer.statusCode);
    });
    call.on('error', reject).end();
  });

describe('the page', () => {
  it('loads nothing but what the console serves', async () => {
    const answer = await fetch(page.url);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const linked = [...(await answer.text()).matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)];
    const wanted = new Set(linked.map(([, path]) => path));
    for (const path of wanted) {
      const file = await fetch(page.url + path);
      expect([path, file.status]).toEqual([path, 200]);
      for (const [, used] of (await file.text()).matchAll(/from '\.([^']+)'/g)) wanted.add(used);
    }
    expect(wanted).toContain('/element.js');
  });

  it('offers each kind by its name and a few Chinese words', async () => {
    const kinds = ENTRIES.map(({ name, label }) => ({ name, label }));
    expect(await get('/catalog')).toMatchObject({ stage: 'dev', timeZone: 'Asia/Shanghai', kinds });
  });
});

it('shows every text until the phones are emptied', async () => {
  rings.push(RING);
  expect(await get('/rings')).toEqual({ rings: [RING] });
  expect(await statusOf('DELETE', '/rings')).toBe(204);
  expect(await get('/rings')).toEqual({ rings: [] });
});

describe('a stream', () => {
  const open = async () => {
    const { body } = await fetch(`${page.url}/stream`);
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    return async (end: string) => {
      let text = '';
      while (!text.includes(end)) text += (await reader?.read())?.value ?? end;
      return text;
    };
  };

  it('tells every page of every ring and reply, in one line whatever its text, and of the emptying', async () => {
    const pages = [await open(), await open()];
    sms.ring(RING);
    replies.tell(REPLY);
    await statusOf('DELETE', '/rings');
    const told =
      `event: ring\ndata: ${JSON.stringify(RING)}\n\n` +
      `event: reply\ndata: ${JSON.stringify(REPLY)}\n\nevent: emptied\n`;
    for (const readUntil of pages) expect(await readUntil('emptied\n')).toContain(told);
  });

  it('ends with the console', async () => {
    const readUntil = await open();
    await page.stop();
    await expect(readUntil('}')).rejects.toThrow('terminated');
  });
});

describe('ringing a phone', () => {
  it.each(ENTRIES.map(({ name }) => name))('puts %s on the bus', async (kind) => {
    const { status, json } = await post({ kind, phone: '138 0013 8000' });
    expect([status, json]).toEqual([202, { event: onBus[0] }]);
    const recipient = { phone: '138 0013 8000' };
    expect(onBus).toMatchObject([{ 'detail-type': kind, detail: { recipient } }]);
  });

  it('puts the changes over the example, but for the phone, in a new event each time', async () => {
    const item = { id: 'item-1', code: '4410' };
    const changes = { item, recipient: { phone: 'nobody', role: 'buyer' } };
    for (const phone of ['+85291234567', '+85291234567']) {
      await post({ kind: 'ItemSold', phone, changes });
      expect(onBus.at(-1)?.detail).toMatchObject({ item, recipient: { phone, role: 'buyer' } });
    }
    expect(new Set(onBus.map(({ detail }) => detail['eventId'])).size).toBe(2);
  });

  const sold = { kind: 'ItemSold', phone: '13800138000' };
  it.each<[what: string, body: unknown, message: string]>([
    ['mere text', '{', 'the body is not an object; allowed is {kind, phone, changes?}'],
    ['an unknown kind', { ...sold, kind: 'Nope' }, 'kind is "Nope"; allowed is one of '],
    ['no phone', { kind: 'ItemSold' }, 'phone is missing; allowed is a number'],
    ['a list of changes', { ...sold, changes: [1] }, 'changes is [1]; allowed is an object'],
    ['a recipient that is none', { ...sold, changes: { recipient: 1 } }, 'changes.recipient is 1'],
  ])('refuses %s, and says what is allowed', async (_, body, message) => {
    const json = { message: expect.stringContaining(message) };
    expect(await post(body)).toEqual({ status: 400, json });
    expect(onBus).toEqual([]);
  });

  it('tells that the bus would not take so long a body, or did not take it', async () => {
    expect((await post('x'.repeat(300_000))).status).toBe(413);
    await page.stop();
    page = await start({ put: () => Promise.reject(new Error('the bus is gone')) });
    const message = expect.stringContaining('the bus is gone');
    expect(await post(sold)).toEqual({ status: 502, json: { message } });
  });
});

it('tells what dingdong said, and of what it says nothing yet', async () => {
  expect(await get('/events')).toEqual({ events: said, waiting: [WAITING] });
  expect(await get('/events?last=0')).toEqual({ events: [], waiting: [] });
});

it('answers 404 to all else', async () => {
  const paths = ['/no', '/console.ts', '/../sms.ts', '//'];
  for (const path of paths) expect(await statusOf('GET', path)).toBe(404);
  expect(await statusOf('PUT', '/events')).toBe(404);
});

describe('a request from elsewhere', () => {
  it('is refused where it asks for another host', async () => {
    const hosts = ['evil.example', 'localhost.evil.example:4577', '0.0.0.0'];
    for (const host of hosts) expect(await statusOf('GET', '/rings', { host })).toBe(403);
  });

  it('is refused where a foreign page would change something', async () => {
    for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1:1']) {
      expect(await statusOf('POST', '/events', { origin })).toBe(403);
      expect(await statusOf('DELETE', '/rings', { origin })).toBe(403);
    }
  });

  it('is welcome from this machine, by either name', async () => {
    const { port, origin } = new URL(page.url);
    expect(await statusOf('GET', '/', { host: `localhost:${port}` })).toBe(200);
    expect(await statusOf('DELETE', '/rings', { host: `127.0.0.1:${port}`, origin })).toBe(204);
  });
});

it('says that its port is taken', async () => {
  await expect(start({ port: Number(new URL(page.url).port) })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
