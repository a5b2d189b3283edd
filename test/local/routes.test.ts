import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startCustomResources } from '../../local/custom-resources.ts';
import type { Envelope } from '../../local/event-envelope.ts';
import { createFaults } from '../../local/faults.ts';
import { startGateway } from '../../local/gateway.ts';
import { routesOf } from '../../local/routes.ts';
import { startSms } from '../../local/sms.ts';
import { fakeReplies } from './fixtures/fake-replies.ts';

const sms = startSms(() => 0);
const replies = fakeReplies();
const bundle = { path: '/bundle/index.mjs', sha256: 'abc' };
const SENT = {
  ...{ namespace: 'dingdong', name: 'Sent', dimensions: { Lane: 'marketing' }, unit: 'Count' },
  ...{ sum: 3, count: 2, min: 1, max: 2, lastAt: '2026-11-23T04:00:00.000Z' },
};
let isUp = false;
const gateway = await startGateway(0);
gateway.serve(
  [],
  routesOf({
    ...{ sms, replies },
    isUp: () => isUp,
    outputs: () => ({ BusName: 'dingdong-dev' }),
    events: () => [{ id: 'event-1' } as Envelope],
    templateSha256: () => 'def',
    accountTemplateSha256: () => undefined,
    customResources: startCustomResources({ endpoint: '', invoke: () => Promise.reject() }),
    bundles: () => ({ sender: bundle }),
    metrics: { list: () => [SENT] },
    faults: createFaults(),
    functionNames: () => [],
    nowMs: () => 0,
    travel: async () => {},
  }),
);
afterAll(() => gateway.stop());

async function get(path: string, method = 'GET') {
  const answer = await fetch(`http://127.0.0.1:${gateway.port}${path}`, { method });
  const body = await answer.text();
  return { status: answer.status, json: body === '' ? undefined : JSON.parse(body) };
}

describe('health', () => {
  it('is 503 until everything is provisioned, and 200 from then on', async () => {
    isUp = false;
    expect(await get('/_dingdong/health')).toEqual({ status: 503, json: { up: false } });
    isUp = true;
    expect(await get('/_dingdong/health')).toEqual({ status: 200, json: { up: true } });
  });
});

describe('what the machine tells of itself', () => {
  it.each<[path: string, json: unknown]>([
    ['/_dingdong/outputs', { BusName: 'dingdong-dev' }],
    ['/_dingdong/events', { events: [{ id: 'event-1' }] }],
    ['/_dingdong/metrics', { metrics: [SENT] }],
    ['/_dingdong/bundles', { templateSha256: 'def', bundles: { sender: bundle } }],
  ])('is at %s', async (path, json) => {
    expect(await get(path)).toEqual({ status: 200, json });
  });
});

it('answers as a phone would', async () => {
  const url = `http://127.0.0.1:${gateway.port}/_dingdong/replies`;
  const answer = await fetch(url, { method: 'POST', body: '{"phone":"13800138000","text":"Y"}' });
  expect(await answer.json()).toEqual({ id: 'r-1', status: 200, answer: { ok: true } });
  expect(replies.wishes).toEqual(['{"phone":"13800138000","text":"Y"}']);
});

describe('the texts', () => {
  const PATH = '/_aws/sns/sms-messages';
  const publish = (phone: string, text: string) => {
    const form = new URLSearchParams({ Action: 'Publish', PhoneNumber: phone, Message: text });
    return sms.handle({
      ...{ service: 'sns', accessKeyId: 'k', method: 'POST', path: '/', headers: {} },
      body: form.toString(),
    });
  };
  const texts = async (query: string) => {
    const { json } = await get(`${PATH}${query}`);
    return json.messages.map(({ text }: { readonly text: string }) => text);
  };
  beforeEach(async () => {
    sms.empty();
    await publish('+8613800138000', 'to Shanghai');
    await publish('+12025550123', 'to Washington');
  });

  it.each(['', '?phone='])('are all told to %j, oldest first', async (query) => {
    expect(await texts(query)).toEqual(['to Shanghai', 'to Washington']);
  });

  it.each([
    '?phone=%2B8613800138000',
    '?phone=+8613800138000',
    '?phone=8613800138000',
    '?phone=13800138000',
    '?phone=%2B86%20138-0013-8000',
  ])('of one phone are told to %s', async (query) => {
    expect(await texts(query)).toEqual(['to Shanghai']);
  });

  it('of a foreign phone are told to its number', async () => {
    expect(await texts('?phone=+12025550123')).toEqual(['to Washington']);
    expect(await texts('?phone=12025550123')).toEqual(['to Washington']);
  });

  it.each(['?phone=13900139000', '?phone=nobody'])('are none for %s', async (query) => {
    expect(await texts(query)).toEqual([]);
  });

  it('are gone once they are deleted', async () => {
    expect(await get(PATH, 'DELETE')).toEqual({ status: 204, json: undefined });
    expect(await texts('')).toEqual([]);
  });
});
