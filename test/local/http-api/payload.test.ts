import { describe, expect, it } from 'vitest';
import { anApi, NOON } from './an-api.ts';

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

// Developer guide of API Gateway, "Create AWS Lambda proxy integrations for HTTP APIs", the
// payload format 2.0.
describe('the event of a request', () => {
  it('is all of payload format 2.0', async () => {
    const { apiId, eventOf } = anApi({
      routeKeys: ['PUT /preferences/{who}'],
      variables: { colour: 'red' },
    });
    const event = await eventOf({
      method: 'PUT',
      rawPath: '/preferences/%E5%8F%AE',
      rawQueryString: 'a=1&b=x%20y&a=2&c',
      headers: {
        host: '127.0.0.1:4566',
        'content-type': 'application/json',
        'user-agent': 'curl/8',
        cookie: 'one=1; two=2',
        accept: ['text/html', 'text/plain'],
        connection: 'keep-alive',
      },
      body: json({ quiet: true }),
    });
    expect(event).toEqual({
      version: '2.0',
      routeKey: 'PUT /preferences/{who}',
      rawPath: '/preferences/叮',
      rawQueryString: 'a=1&b=x%20y&a=2&c',
      cookies: ['one=1', 'two=2'],
      headers: {
        host: '127.0.0.1:4566',
        'content-type': 'application/json',
        'content-length': '14',
        'user-agent': 'curl/8',
        accept: 'text/html,text/plain',
        'x-amzn-trace-id': expect.stringMatching(/^Root=1-[\da-f]{8}-[\da-f]{24}$/),
        'x-forwarded-for': '10.0.0.7',
        'x-forwarded-port': '4566',
        'x-forwarded-proto': 'http',
      },
      queryStringParameters: { a: '1,2', b: 'x y', c: '' },
      pathParameters: { who: '叮' },
      stageVariables: { colour: 'red' },
      requestContext: {
        accountId: '000000000000',
        apiId,
        domainName: '127.0.0.1:4566',
        domainPrefix: '127',
        http: {
          method: 'PUT',
          path: '/preferences/叮',
          protocol: 'HTTP/1.1',
          sourceIp: '10.0.0.7',
          userAgent: 'curl/8',
        },
        requestId: expect.stringMatching(/^[\w-]{15}=$/),
        routeKey: 'PUT /preferences/{who}',
        stage: '$default',
        time: '23/Nov/2026:04:00:00 +0000',
        timeEpoch: NOON,
      },
      body: '{"quiet":true}',
      isBase64Encoded: false,
    });
  });

  it('leaves out what the request has not', async () => {
    const event = await anApi().eventOf();
    expect(Object.keys(event).toSorted()).toEqual([
      ...['headers', 'isBase64Encoded', 'rawPath', 'rawQueryString', 'requestContext'],
      ...['routeKey', 'version'],
    ]);
    expect(event).toMatchObject({ isBase64Encoded: false, headers: { 'content-length': '0' } });
  });

  it('has the cookies of all its lines, and no header of them', async () => {
    const event = await anApi().eventOf({ headers: { cookie: ['a=1; b=2', 'c=3,4'] } });
    expect(event['cookies']).toEqual(['a=1', 'b=2', 'c=3,4']);
    expect(event['headers']).not.toHaveProperty('cookie');
  });

  it('adds whence it came to what others said of that', async () => {
    const headers = { 'x-forwarded-for': '1.2.3.4' };
    expect(await anApi().eventOf({ headers })).toMatchObject({
      headers: { 'x-forwarded-for': '1.2.3.4, 10.0.0.7' },
    });
  });
});

// The guide says that binary types come in Base64 and does not list them. Of an HTTP API on AWS
// it was observed that forms do too (https://github.com/ministackorg/ministack/pull/766).
describe('a body', () => {
  it.each([
    'text/plain',
    'text/html; charset=utf-8',
    'application/json',
    'Application/JSON;charset=utf-8',
    'application/xml',
    'application/javascript',
  ])('of %s comes as text', async (type) => {
    const headers = { 'content-type': type };
    expect(await anApi().eventOf({ headers, body: Buffer.from('好') })).toMatchObject({
      body: '好',
      isBase64Encoded: false,
    });
  });

  it.each([
    'application/x-www-form-urlencoded',
    'application/octet-stream',
    'application/problem+json',
    'application/jsonlines',
    'image/png',
    undefined,
  ])('of %s comes in Base64', async (type) => {
    const headers = { 'content-type': type };
    expect(await anApi().eventOf({ headers, body: Buffer.from('a=b') })).toMatchObject({
      body: 'YT1i',
      isBase64Encoded: true,
    });
  });
});

// Developer guide of API Gateway, "Quotas for HTTP APIs": 10 MB for a payload, 10,240 bytes for the
// request line with the headers. Lambda's quotas: 6 MB for the event of a synchronous invocation.
describe('a request', () => {
  const MEGABYTE = 1024 * 1024;
  const tooLarge = { status: 413, body: '{"message":"Request Entity Too Large"}' };

  it('with more than 10 MB of body is refused', async () => {
    const { send, events } = anApi({ routeKeys: [] });
    expect(await send({ body: Buffer.alloc(10 * MEGABYTE) })).toMatchObject({ status: 404 });
    expect(await send({ body: Buffer.alloc(10 * MEGABYTE + 1) })).toMatchObject(tooLarge);
    expect(events).toEqual([]);
  });

  it('whose event Lambda would not take is refused, Base64 counted', async () => {
    const { send, events } = anApi();
    const headers = { 'content-type': 'text/plain' };
    const body = Buffer.alloc(5 * MEGABYTE, 'a');
    expect(await send({ headers, body })).toMatchObject({ status: 200 });
    expect(await send({ body })).toMatchObject(tooLarge);
    expect(events).toHaveLength(1);
  });

  it('with more than 10,240 bytes of line and headers is refused', async () => {
    const { send } = anApi();
    const line = Buffer.byteLength('GET /? HTTP/1.1');
    const of = (bytes: number) => ({ headers: { a: 'x'.repeat(bytes - line) } });
    expect(await send(of(10_240))).toMatchObject({ status: 200 });
    expect(await send(of(10_241))).toMatchObject({ status: 431 });
  });
});
