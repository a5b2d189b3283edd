import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Console, startConsole } from '../../local/console/console.ts';
import { fakeReplies } from './fixtures/fake-replies.ts';
import { fakeSms } from './fixtures/fake-sms.ts';

const REPLY = {
  ...{ id: 'r-1', phoneNumber: '+8613800138000', text: '延期3天\n谢谢' },
  at: '2026-11-22T02:01:00.000Z',
};

let replies: ReturnType<typeof fakeReplies>;
let page: Console;

beforeEach(async () => {
  replies = fakeReplies();
  page = await startConsole({
    ...{ port: 0, stage: 'dev', timeZone: 'Asia/Shanghai', endpoint: '', kinds: [] },
    ...{ sms: fakeSms([]), replies, put: async () => {}, events: () => [], waiting: () => [] },
  });
});
afterEach(() => page.stop());

const post = async (body: string, headers: Readonly<Record<string, string>> = {}) => {
  const answer = await fetch(`${page.url}/replies`, { method: 'POST', body, headers });
  return { status: answer.status, json: await answer.json() };
};

const get = async (path: string): Promise<unknown> => (await fetch(page.url + path)).json();

describe('writing back', () => {
  it('goes the way of the route of the cloud, whatever that answers', async () => {
    const wish = JSON.stringify({ phone: '+8613800138000', text: 'Y' });
    const json = { id: 'r-1', status: 200, answer: { ok: true } };
    expect(await post(wish)).toEqual({ status: 200, json });
    expect(replies.wishes).toEqual([wish]);
  });

  it('is refused where it is too long, or comes from a foreign page', async () => {
    expect((await post('x'.repeat(300_000))).status).toBe(413);
    expect((await post('{}', { origin: 'http://evil.example' })).status).toBe(403);
    expect(replies.wishes).toEqual([]);
  });
});

it('shows what was written back, the newest where so many are asked for', async () => {
  const older = { ...REPLY, id: 'r-0' };
  replies.all.push(older, REPLY);
  expect(await get('/replies')).toEqual({ replies: [older, REPLY] });
  expect(await get('/replies?last=1')).toEqual({ replies: [REPLY] });
});
