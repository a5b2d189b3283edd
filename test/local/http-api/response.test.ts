import { describe, expect, it } from 'vitest';
import { anApi, message } from './an-api.ts';

const answerOf = (payload: unknown) =>
  anApi({ invoke: async () => ({ ok: true, payload }) }).send();

const internalServerError = {
  status: 500,
  headers: { 'content-type': 'application/json' },
  body: message('Internal Server Error'),
};

// Developer guide of API Gateway, "Create AWS Lambda proxy integrations for HTTP APIs": what is
// made of a payload without a status code, and what of one with it.
describe('a payload without a status code', () => {
  it.each<[payload: unknown, body: string]>([
    ['Hello from Lambda!', 'Hello from Lambda!'],
    [{ message: '好' }, '{"message":"好"}'],
    [{ body: 'x', headers: {} }, '{"body":"x","headers":{}}'],
    [[1, 2], '[1,2]'],
    [7, '7'],
    [null, 'null'],
    [undefined, 'null'],
  ])('%j is the body of a 200 of JSON', async (payload, body) => {
    expect(await answerOf(payload)).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body,
    });
  });
});

describe('a payload with a status code', () => {
  it('is the whole answer', async () => {
    const answer = await answerOf({
      statusCode: 201,
      headers: { 'Content-Type': 'text/html', 'X-Count': 3, 'Content-Length': '99' },
      cookies: ['a=1; Secure', 'b=2'],
      body: '<p>好</p>',
    });
    expect(answer).toEqual({
      status: 201,
      headers: {
        'content-type': 'text/html',
        'x-count': '3',
        'set-cookie': ['a=1; Secure', 'b=2'],
        'apigw-requestid': expect.stringMatching(/^[\w-]{15}=$/),
      },
      body: '<p>好</p>',
    });
  });

  it('is plain text without a body where it says no more', async () => {
    const headers = { 'content-type': 'text/plain;charset=UTF-8' };
    expect(await answerOf({ statusCode: 204 })).toMatchObject({ status: 204, headers, body: '' });
    expect(await answerOf({ statusCode: 200, body: null })).toMatchObject({ body: '' });
  });

  it('has its bytes in Base64 where it says so', async () => {
    const answer = await answerOf({ statusCode: 200, body: '5Y+u', isBase64Encoded: true });
    expect(answer.body).toEqual(Buffer.from('叮'));
  });

  it.each<[payload: object]>([
    [{ statusCode: 'OK' }],
    [{ statusCode: '200' }],
    [{ statusCode: 99 }],
    [{ statusCode: 200.5 }],
    [{ statusCode: null }],
    [{ statusCode: 200, body: { a: 1 } }],
    [{ statusCode: 200, headers: ['a'] }],
    [{ statusCode: 200, headers: { a: ['b'] } }],
    [{ statusCode: 200, headers: { a: 'b\r\nset-cookie: c' } }],
    [{ statusCode: 200, headers: { 'a b': 'c' } }],
    [{ statusCode: 200, cookies: 'a=1' }],
    [{ statusCode: 200, cookies: [1] }],
    [{ statusCode: 200, body: 'x', isBase64Encoded: 'yes' }],
    [{ statusCode: 200, body: 'no Base64!', isBase64Encoded: true }],
  ])('but malformed, %j, is an Internal Server Error', async (payload) => {
    expect(await answerOf(payload)).toMatchObject(internalServerError);
  });
});

describe('a function that does not answer', () => {
  it('because it fails is an Internal Server Error', async () => {
    const { send } = anApi({
      invoke: async () => ({ ok: false, errorType: 'Error', errorMessage: 'no' }),
    });
    expect(await send()).toMatchObject(internalServerError);
  });

  it('because it is not there is an Internal Server Error', async () => {
    const { send } = anApi({ invoke: () => Promise.reject(new Error('no function door')) });
    expect(await send()).toMatchObject(internalServerError);
  });

  // Developer guide of API Gateway, "Quotas for HTTP APIs": 30 s at most for an integration;
  // AWS answers 503 for one that takes longer.
  it('in the time of its integration is Service Unavailable', async () => {
    const { api, send } = anApi({ timeoutMs: 50, invoke: () => new Promise(() => {}) });
    const answering = send();
    expect(api.isBusy()).toBe(true);
    expect(await answering).toMatchObject({ status: 503, body: message('Service Unavailable') });
    expect(api.isBusy()).toBe(false);
  });
});
